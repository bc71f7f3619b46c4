"""The parts of fuzz_ddl.py: what makes random directives, what runs them, what makes a finding small."""
