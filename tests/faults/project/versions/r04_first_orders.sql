-- message: first orders
-- revision: r04
-- down_revision: r03

-- mig:upgrade
INSERT INTO orders (id, account_id, note) SELECT id * 10, id, 'first' FROM accounts;
UPDATE orders SET note = 'a;b' WHERE account_id = 2;

-- mig:downgrade
DELETE FROM orders;
