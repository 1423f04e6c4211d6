-- Everything of one bot, on disk and for good: the statements return when the parts are written anew without its rows.
ALTER TABLE messages DELETE WHERE bot = {bot:String} SETTINGS mutations_sync = 1;
ALTER TABLE same_users DELETE WHERE bot = {bot:String} SETTINGS mutations_sync = 1;
ALTER TABLE user_days DELETE WHERE bot = {bot:String} SETTINGS mutations_sync = 1;
ALTER TABLE day_users DELETE WHERE bot = {bot:String} SETTINGS mutations_sync = 1;
ALTER TABLE day_hours DELETE WHERE bot = {bot:String} SETTINGS mutations_sync = 1;
ALTER TABLE daily DELETE WHERE bot = {bot:String} SETTINGS mutations_sync = 1;
ALTER TABLE refreshes DELETE WHERE bot = {bot:String} SETTINGS mutations_sync = 1;
