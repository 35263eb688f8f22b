"""The tables of src/Generator/Lowering/CoefficientTables.cs, polynomials on sixteen intervals, whose coefficients are floats, and those of ExponentialSteps.cs.

Run: python3 tools/tables.py (Debian: python3-mpmath)
"""
import struct
from mpmath import mp, mpf, erfc, exp, log1p, sqrt, pi, tanh, cos, findroot, diff, lu_solve, matrix, floor, log
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
    show(name, s, worst, rows)


def show(name, s, worst, rows):
    print("    // %s: scale %s, relative error %.2g" % (name, literal(s), float(worst)))
    for row in rows:
        print("        { " + ", ".join(literal(v) for v in row) + " },")


# As exact next to a root, which is no float, as elsewhere: the value at the centre has two parts, and so has the coefficient of the
# first power. The first part of the value has two digits less, and what is added to it of the other sign is at most half as large, so that
# the sum loses nothing; in the interval of the root, whose centre is next to it, that part is 0. Beyond the start of the last interval
# the function may be a line.
def rooted(name, f, last, degree, root, start=2, line=None):
    s, e = edges(last, start)
    rows, worst = [], mpf(0)
    for i in range(INTERVALS):
        a, b = e[i], e[i + 1]
        middle = (a + b) / 2
        if a < root < b:
            c = single(root)
        else:
            near = 2 * min(abs(a - root), abs(b - root)) * mpf("0.85")
            middle = min(middle, root + near) if a > root else max(middle, root - near)
            c = short(middle, 8)
        v, first = f(c), diff(f, c)
        high = mpf(0) if a < root < b else short(v, 21)
        slope = single(first)
        row = [c, high, single(v - high), slope, single(first - slope)]
        if line and i == INTERVALS - 1:
            row = [c, short(line(c), 21), single(line(c) - short(line(c), 21)), line(c + 1) - line(c), mpf(0)]
            p, b = [mpf(0)] * (degree - 1), 2 * b
        else:
            def g(u): return (f(c + u) - v - first * u) / u ** 2 if abs(u) > mpf(2) ** -40 else diff(f, c, 2) / 2
            def w(u): return u * u / f(c + u)
            p = fit(g, w, a - c, b - c, degree - 2)
        for k in range(200):
            u = a - c + (b - a) * (k + mpf(1) / 3) / 200
            value = row[1] + row[2] + u * (row[3] + row[4] + u * sum(q * u ** j for j, q in enumerate(p)))
            worst = max(worst, abs(value / f(c + u) - 1))
            assert row[1] == 0 or row[1] * row[3] * u > 0 or abs(row[3] * u) <= abs(row[1]) / 2, (i, u)
        rows.append(row + p)
    show(name, s, worst, rows)


def short(v, digits):
    if v == 0:
        return v
    unit = mpf(2) ** (floor(log(abs(v), 2)) + 1 - digits)
    return floor(v / unit + mpf(1) / 2) * unit


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
rooted("GeluSlope", lambda y: erfc(y / sqrt(2)) / 2 * exp(y * y / 2) - y / sqrt(2 * pi), mpf("15.484375"), 6, root, start=2.25)

# Beyond the end tanh y is 1, to a tenth of the last digit of the difference.
table("TanhShrink", lambda y: (y - tanh(y)) / y ** 3 if y else mpf(1) / 3, mpf("9.03125"), 6)

# For products, which do not round before: then tanh y is not 1 until here.
table("TanhRatio", lambda y: tanh(y) / y if y else mpf(1), mpf("10.25"), 6)

# Beyond the end log(1 + e^-y) is e^-y, to a tenth of the last digit.
table("SoftplusTail", lambda y: log1p(exp(-y)) * exp(y), mpf("19.5"), 6)

def silu(y): return (1 - y + exp(-y)) / (1 + exp(-y)) ** 2
rooted("SiluSlope", silu, mpf("21.75"), 6, findroot(silu, 1.2785), line=lambda y: 1 - y)

def gelu_tanh(y):
    slope = 2 * sqrt(2 / pi)
    e = exp(-slope * (y + mpf("0.044715") * y ** 3))
    return (1 + e - slope * (y + 3 * mpf("0.044715") * y ** 3)) / (1 + e) ** 2
rooted("GeluTanhSlope", gelu_tanh, mpf("11.375"), 6, findroot(gelu_tanh, 0.7525), start=2.25)

# The powers by which exponentials of pairs of floats go, and what they leave out, relative to them.
powers = [mpf(2) ** (mpf(j) / 8) for j in range(8)]
print("    // Powers: " + ", ".join(literal(single(p)) for p in powers))
print("    // Missing: " + ", ".join(literal(single(p / single(p) - 1)) for p in powers))
