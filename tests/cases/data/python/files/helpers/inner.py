FACTOR = 2
VALUE = "inner"
