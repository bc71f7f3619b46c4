-- message: no id

-- mig:upgrade
SELECT 1;
