nothing = 5
