-- message: text
-- revision: a1
-- down_revision: none
-- branch_labels: x_label, y_label
-- create_date: 2026-01-31 12:00:00

-- mig:upgrade
SELECT 1;

-- mig:downgrade
SELECT 1;
