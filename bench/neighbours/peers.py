"""One measurement of another tool: peers.py METHOD THREADS RUNS SHARE FOLDER.

Reads the matrix that ours.ts exports, times the method and compares its lists with ours.
SHARE of the films is looked up, spread evenly; seconds are extrapolated to all of them.
"""

import json
import resource
import sys
import time

import numpy as np
import scipy.sparse as sp

method, threads, runs, share, folder = sys.argv[1:]
threads, runs, share = int(threads), int(runs), float(share)


def read(name, dtype):
    return np.fromfile(f"{folder}/{name}", dtype=dtype)


films, terms, k = read("shape", np.int32)
matrix = sp.csr_matrix(
    (read("values", np.float32), read("terms", np.int32), read("offsets", np.int32)),
    shape=(films, terms),
)
our_rows = read("rows", np.int32).reshape(films, k)
our_scores = read("similarities", np.float64).reshape(films, k)

BLOCK = 256
blocks = np.arange(0, films, BLOCK)
if share < 1:
    count = max(1, round(len(blocks) * share))
    blocks = blocks[np.linspace(0, len(blocks) - 1, count).astype(int)]
looked_up = np.concatenate([np.arange(b, min(b + BLOCK, films)) for b in blocks])


def best_of_dense(scores):
    """The k + 1 best of each row, the film itself among them."""
    best = np.argpartition(-scores, k, axis=1)[:, : k + 1]
    values = np.take_along_axis(scores, best, axis=1)
    order = np.argsort(-values, axis=1)
    return np.take_along_axis(best, order, axis=1), np.take_along_axis(values, order, axis=1)


def sparse_dot_topn():
    from sparse_dot_topn import sp_matmul_topn

    part = matrix if share >= 1 else matrix[looked_up]
    start = time.perf_counter()
    result = sp_matmul_topn(part, matrix.T.tocsr(), top_n=k + 1, sort=True, n_threads=threads)
    seconds = time.perf_counter() - start
    ends = result.indptr
    lists = [
        (result.indices[a:b], result.data[a:b]) for a, b in zip(ends[:-1], ends[1:], strict=True)
    ]
    return seconds, lists


def scipy_blocks():
    start = time.perf_counter()
    transposed = matrix.T.tocsr()
    lists = []
    for b in blocks:
        rows, values = best_of_dense((matrix[b : b + BLOCK] @ transposed).toarray())
        lists.extend(zip(rows, values, strict=True))
    return time.perf_counter() - start, lists


def scikit_learn_blocks():
    from sklearn.metrics.pairwise import cosine_similarity

    start = time.perf_counter()
    lists = []
    for b in blocks:
        scores = cosine_similarity(matrix[b : b + BLOCK], matrix, dense_output=False).toarray()
        rows, values = best_of_dense(scores)
        lists.extend(zip(rows, values, strict=True))
    return time.perf_counter() - start, lists


def scikit_learn():
    from sklearn.metrics.pairwise import cosine_similarity

    start = time.perf_counter()
    scores = cosine_similarity(matrix, matrix)
    lists = []
    for b in blocks:
        rows, values = best_of_dense(scores[b : b + BLOCK])
        lists.extend(zip(rows, values, strict=True))
    return time.perf_counter() - start, lists


def differences(lists):
    """How many lists differ from ours: in a score, or in a film that is not tied with the last."""
    count = 0
    for film, (rows, values) in zip(looked_up, lists, strict=True):
        others = rows != film
        rows, values = rows[others][:k], values[others][:k]
        ours = our_scores[film]
        padded = np.zeros(k)
        padded[: len(values)] = values
        sure = our_rows[film][ours > ours[-1] + 2e-6]
        if np.abs(padded - ours).max() > 2e-6 or not np.isin(sure, rows).all():
            count += 1
    return count


METHODS = {
    "sparse_dot_topn": sparse_dot_topn,
    "scipy": scipy_blocks,
    "scikit-learn": scikit_learn,
    "scikit-learn-blocks": scikit_learn_blocks,
}
seconds, cpu_seconds = [], []
for _ in range(runs):
    cpu_before = time.process_time()
    elapsed, lists = METHODS[method]()
    cpu = time.process_time() - cpu_before
    cpu_seconds.append(cpu * films / len(looked_up))
    seconds.append(elapsed * films / len(looked_up))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(
    json.dumps(
        {
            "seconds": seconds,
            "cpuSeconds": cpu_seconds,
            "share": len(looked_up) / int(films),
            "peakBytes": peak,
            "differences": differences(lists),
            "compared": len(looked_up),
        }
    )
)
