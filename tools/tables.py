"""The tables of src/Generator/Lowering/CoefficientTables.cs, polynomials on sixteen intervals, whose coefficients are floats, and those of ExponentialSteps.cs.

Run: python3 tools/tables.py (Debian: python3-mpmath)
"""
import struct
from mpmath import mp, mpf, erfc, exp, sqrt, pi, tanh, cos, findroot, diff, lu_solve, matrix, floor, log
mp.prec = 160
INTERVALS = 16

def single(v):
    return mpf(struct.unpack('f', struct.pack('f', float(v)))[0])

def ulp(v):
    return mpf(2) ** (floor(log(abs(v), 2)) - 23)

# The argument of the index is y s + start with octaves of four intervals each, which two digits of a float number: from 2 on, below
# 32 at the end.
def edges(last, start):
    s = single((32 - mpf(start)) / last * (1 - mpf(2) ** -20))
    ts = [mpf(2) ** (1 + i // 4) * (1 + mpf(i % 4) / 4) for i in range(INTERVALS)] + [mpf(32)]
    return s, [max(mpf(0), (t - start) / s) for t in ts]

# S. Gal's accurate tables: where the value is nearly a float, it needs no second part.
def centre(f, a, b):
    middle, width = (a + b) / 2, b - a
    step = mpf(2) ** (floor(log(width, 2)) - 12)
    best = None
    for k in range(-260, 261):
        c = single(floor(middle / step) * step + k * step)
        v = f(c)
        miss = abs(v - single(v)) / ulp(v)
        if best is None or miss < best[0]:
            best = (miss, c, single(v))
    return best

def fit(g, w, a, b, degree):
    # Weighted least squares at Chebyshev nodes; coefficients rounded one after another, the others follow.
    n = 4 * degree + 8
    nodes = [(a + b) / 2 + (b - a) / 2 * cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    values = [g(u) for u in nodes]
    weights = [w(u) for u in nodes]
    fixed = []
    for first in range(degree + 1):
        m = degree + 1 - first
        A = matrix(m, m); r = matrix(m, 1)
        for u, v, q in zip(nodes, values, weights):
            rest = v - sum(c * u ** i for i, c in enumerate(fixed))
            for i in range(m):
                r[i] += q * q * rest * u ** (first + i)
                for j in range(m):
                    A[i, j] += q * q * u ** (2 * first + i + j)
        fixed.append(single(lu_solve(A, r)[0]))
    return fixed

def table(name, f, last, degree, start=2, startsAtZero=False):
    s, e = edges(last, start)
    rows, worst = [], mpf(0)
    for i in range(INTERVALS):
        a, b = e[i], e[i + 1]
        if startsAtZero and i == 0:
            c, c0, miss = mpf(0), mpf(0), mpf(0)
            a = mpf(2) ** -30
        else:
            miss, c, c0 = centre(f, a, b)
        def g(u): return (f(c + u) - c0) / u if abs(u) > mpf(2) ** -60 else diff(f, c)
        def w(u): return u / f(c + u)
        p = fit(g, w, a - c, b - c, degree - 1)
        err = mpf(0)
        for k in range(201):
            u = a - c + (b - a) * k / 200
            if u == 0: continue
            v = f(c + u)
            err = max(err, abs((c0 + u * sum(q * u ** j for j, q in enumerate(p))) / v - 1))
        worst = max(worst, err)
        rows.append([c, c0] + p)
    print("    // %s: scale %r, relative error 2^%.2f" % (name, float(s), float(log(worst, 2))))
    for row in rows:
        print("        { " + ", ".join(literal(v) for v in row) + " },")


def literal(v):
    """The shortest decimal that is this float."""
    for digits in range(1, 10):
        text = "%.*g" % (digits, float(v))
        if single(mpf(text)) == v:
            break
    return text.replace("e-0", "e-") + "f"


# Next to 0 the whole value is the product, which rounds once more: worst below a power of two, so that interval ends before 1/8.
table("Tanh", tanh, mpf("9.03125"), 6, start=2.25, startsAtZero=True)
table("NormalTail", lambda y: erfc(y / sqrt(2)) / 2 * exp(y * y / 2), mpf("15.484375"), 6)
root = findroot(lambda y: erfc(y / sqrt(2)) / 2 - y * exp(-y * y / 2) / sqrt(2 * pi), 0.7517915)
table("GeluSlope", lambda y: (erfc(y / sqrt(2)) / 2 * exp(y * y / 2) - y / sqrt(2 * pi)) / (root - y), mpf("15.484375"), 6)

# Beyond the end tanh y is 1, to a tenth of the last digit of the difference.
table("TanhShrink", lambda y: (y - tanh(y)) / y ** 3 if y else mpf(1) / 3, mpf("9.03125"), 6)

# For products, which do not round before: then tanh y is not 1 until here.
table("TanhRatio", lambda y: tanh(y) / y if y else mpf(1), mpf("10.25"), 6)

# The powers by which exponentials of pairs of floats go, and what they leave out, relative to them.
powers = [mpf(2) ** (mpf(j) / 8) for j in range(8)]
print("    // Powers: " + ", ".join(literal(single(p)) for p in powers))
print("    // Missing: " + ", ".join(literal(single(p / single(p) - 1)) for p in powers))
