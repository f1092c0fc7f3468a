"""The small model of docs/performance.md in NumPy, vectorised over replicates, arrays reused in place. Usage: small.py COMMUNES YEARS REPLICATES"""
import sys
import time

import numpy as np

INDICATORS, GROUPS, CHUNK = 19, 4, 2000
communes, years, replicates = (int(a) for a in sys.argv[1:4])
i = np.arange(INDICATORS)
trend = (0.02 + 0.005 * (i % 5))[:, None]
weight = (0.5 + 0.1 * (i % 6))[:, None]
threshold = (60 + 3 * (i % 7)).astype(float)[:, None]
group = i % GROUPS
met_sum, certified_sum = np.zeros(years, dtype=np.int64), np.zeros(years, dtype=np.int64)
random = np.random.Generator(np.random.SFC64(1))
began = time.process_time()
for first in range(0, replicates, CHUNK):
    lanes = min(CHUNK, replicates - first)
    effect = np.exp(0.2 * random.standard_normal(lanes))
    own = trend * effect
    work, factor = np.empty((INDICATORS, lanes)), np.empty((INDICATORS, lanes))
    for c in range(communes):
        x = np.empty((INDICATORS, lanes))
        x[:] = (30 + 40 * np.modf(0.6180339887498949 * (c * INDICATORS + i + 1))[0])[:, None]
        money = (60 + 90 * np.modf(0.7548776662466927 * (c + 1))[0]) * effect
        level = np.zeros(lanes, dtype=bool)
        for t in range(years):
            z = random.standard_normal((GROUPS, lanes))
            np.subtract(100.0, x, out=work)
            kappa = money / (weight[:, 0] @ work)
            np.multiply(weight, kappa, out=factor)
            factor += own
            np.negative(factor, out=factor)
            np.exp(factor, out=factor)
            work *= 0.01
            work *= factor
            np.subtract(1.0, work, out=x)
            x *= 0.995
            np.subtract(1.0, x, out=work)
            work *= x
            work *= z[group]
            work *= 0.04
            x += work
            np.clip(x, 0.0, 1.0, out=x)
            x *= 100.0
            met = np.count_nonzero(x >= threshold, axis=0)
            level |= (met == INDICATORS) & (random.random(lanes) < 0.9)
            met_sum[t] += met.sum()
            certified_sum[t] += np.count_nonzero(level)
spent = (time.process_time() - began) * 1e9
n = replicates * communes
print(f"ns {spent / n / years:.2f} met {met_sum[-1] / n:.4f} certified {certified_sum[-1] / n:.5f}")
