"""What a command's exit code means.

0 answered, 1 a check found a galat, 2 cannot answer or wrong use, 3 a fault in zi itself, 130 interrupted.
"""

CANNOT_ANSWER = 2
FAULT = 3
INTERRUPTED = 130
