"""${message}"""
% if x:
revision = 1
