-- Ends the statement of an import that runs now. What it has inserted stays; importing the file again adds nothing to it.
KILL QUERY WHERE Settings['log_comment'] = 'turnout import' ASYNC
