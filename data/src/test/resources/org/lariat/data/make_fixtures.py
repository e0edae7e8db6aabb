#!/usr/bin/python3
"""Makes the binary fixtures of this folder with numpy and scipy: run it here. All hold X (or its rounding to the type):
4 rows, 3 columns, x_ij = i + 10 j + 0.5 for float types, i + 10 j for integers; y = 1, 2, 3, 4."""
import gzip
import numpy as np
from scipy import io, sparse

i, j = np.meshgrid(np.arange(4), np.arange(3), indexing="ij")
X = i + 10 * j + 0.5
y = np.array([1.0, 2.0, 3.0, 4.0])

np.save("c_f8.npy", X)
np.save("f_f8.npy", np.asfortranarray(X))
np.save("f_f4.npy", np.asfortranarray(X.astype("<f4")))
for t in ("i1", "i2", "i4", "i8", "u1", "u2", "u4"):
    np.save(f"c_{t}.npy", (i + 10 * j).astype(t))
np.save("bool.npy", (i + j) % 2 == 0)
np.save("big_endian.npy", X.astype(">f8"))
np.save("half.npy", X.astype("<f2"))
np.save("three.npy", np.zeros((2, 2, 2)))
np.save("vector.npy", y)
np.save("structured.npy", np.zeros(2, dtype=[("a", "<f8")]))
with open("version2.npy", "wb") as f:
    np.lib.format.write_array(f, X, version=(2, 0))
with open("version3.npy", "wb") as f:
    np.lib.format.write_array(f, X, version=(3, 0))
gone = X.copy()
gone[2, 1] = np.nan
np.save("nan.npy", np.asfortranarray(gone))
with gzip.GzipFile("c_f8.npy.gz", "wb", mtime=0) as f:
    np.save(f, X)

np.savez("dense.npz", X=X, y=y, names=np.array(["a", "b", "c"]))
np.savez_compressed("positional.npz", X)
np.savez("no_matrix.npz", a=y, b=y)
S = sparse.csc_matrix(np.array([[1.5, 0, 0], [0, 0, -2.0], [0, 0, 3.25], [4.0, 0, 0]]))
sparse.save_npz("csc.npz", S)
sparse.save_npz("csr.npz", S.tocsr())
sparse.save_npz("coo.npz", S.tocoo())
io.mmwrite("coordinate.mtx", S)
io.mmwrite("array.mtx", X)
Q = np.array([[2.0, 1.0, 0], [1.0, 3.0, 0], [0, 0, 5.0]])
io.mmwrite("symmetric.mtx", sparse.coo_matrix(Q), symmetry="symmetric")
io.mmwrite("symmetric_array.mtx", Q, symmetry="symmetric")
