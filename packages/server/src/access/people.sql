-- name: count
SELECT count(*) AS people FROM "user"

-- name: countAdministrators
SELECT count(*) AS people FROM "user" WHERE "role" = 'admin'

-- name: createUser
INSERT INTO "user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt", "role")
VALUES (:id, :name, :email, 0, :now, :now, :role)

-- A password belongs to an account of the provider `credential`, under the user's own id.
-- name: createPassword
INSERT INTO "account" ("id", "accountId", "providerId", "userId", "password", "createdAt", "updatedAt")
VALUES (:id, :user, 'credential', :user, :hash, :now, :now)
