"""scikit-learn on one problem: python3 scikit_learn.py FOLDER path|lars|cv REPEATS LIMIT TOLERANCE...

FOLDER holds the problem and takes the results; glmnet.R, which reads and writes the same, says how. path is lasso_path, lars the
exact path by lars_path, interpolated to the λs asked for, cv LassoCV. Centring counts as part of the fit, as it does elsewhere.
Needs numpy, scipy and scikit-learn (Debian: python3-sklearn).
"""

import gc
import os
import sys
import time
import warnings

import numpy as np
import scipy.sparse
import sklearn
from sklearn.linear_model import LassoCV, lars_path, lasso_path

FOLDER, MODE, REPEATS, LIMIT = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
TOLERANCES = [float(word) for word in sys.argv[5:]]
MOST_ITERATIONS = 10**6
warnings.simplefilter("ignore")  # that a tolerance was not reached is what the judge says


def numbers(name, kind):
    return np.fromfile(os.path.join(FOLDER, name), dtype=kind)


def read_problem():
    with open(os.path.join(FOLDER, "shape.txt")) as shape:
        n, p, storage = shape.read().split()
    shape = (int(n), int(p))
    x = numbers("x.f64", "<f8")
    if storage == "dense":
        x = x.reshape(shape, order="F")
    else:
        x = scipy.sparse.csc_matrix((x, numbers("rows.i32", "<i4"), numbers("columns.i32", "<i4")), shape=shape)
    return x, numbers("y.f64", "<f8"), numbers("lambda.f64", "<f8"), numbers("folds.i32", "<i4")


def fit_path(x, y, lambdas, tolerance):
    mean, center = np.asarray(x.mean(axis=0)).ravel(), y.mean()
    settings = dict(alphas=lambdas, tol=tolerance, max_iter=MOST_ITERATIONS)
    if scipy.sparse.issparse(x):
        beta = lasso_path(x, y - center, X_offset=mean, X_scale=np.ones(x.shape[1]), **settings)[1]
    else:
        beta = lasso_path(np.asfortranarray(x - mean), y - center, copy_X=False, **settings)[1]
    return lambdas, center - mean @ beta, beta, None


def fit_lars(x, y, lambdas, _):
    mean, center = x.mean(axis=0), y.mean()
    knots, _, at_knots = lars_path(np.asfortranarray(x - mean), y - center, alpha_min=lambdas[-1], method="lasso",
                                   copy_X=False, max_iter=10**9)
    right = np.clip(np.searchsorted(-knots, -lambdas), 1, len(knots) - 1)
    share = (knots[right - 1] - lambdas) / (knots[right - 1] - knots[right])
    beta = at_knots[:, right - 1] * (1 - share) + at_knots[:, right] * share
    return lambdas, center - mean @ beta, beta, None


def fit_cv(x, y, lambdas, tolerance, folds):
    labels = np.unique(folds)
    splits = [(np.where(folds != label)[0], np.where(folds == label)[0]) for label in labels]
    model = LassoCV(alphas=lambdas, cv=splits, tol=tolerance, max_iter=MOST_ITERATIONS).fit(x, y)
    weights = np.array([len(held) for _, held in splits]) / len(y)
    return [model.alpha_], [model.intercept_], model.coef_[:, None], model.mse_path_ @ weights


def line(word, values):
    return " ".join([word] + ["%.17g" % value for value in values]) + "\n"


def write_result(number, seconds, lambdas, intercepts, beta, error):
    part = os.path.join(FOLDER, "result.part")
    with open(part, "w") as out:
        out.write("version scikit-learn %s, numpy %s, Python %s\n"
                  % (sklearn.__version__, np.__version__, sys.version.split()[0]))
        out.write(line("seconds", seconds) + line("lambda", lambdas) + line("intercept", intercepts))
        for k in range(beta.shape[1]):
            for j in np.flatnonzero(beta[:, k]):
                out.write("beta %d %d %.17g\n" % (k + 1, j + 1, beta[j, k]))
        if error is not None:
            out.write(line("error", error))
    os.replace(part, os.path.join(FOLDER, "RESULT-%d.txt" % number))


def main():
    x, y, lambdas, folds = read_problem()
    for number, tolerance in enumerate(TOLERANCES, 1):
        seconds = []
        while len(seconds) < REPEATS and sum(seconds) <= LIMIT:
            gc.collect()
            start = time.perf_counter()
            if MODE == "cv":
                found = fit_cv(x, y, lambdas, tolerance, folds)
            else:
                found = {"path": fit_path, "lars": fit_lars}[MODE](x, y, lambdas, tolerance)
            seconds.append(time.perf_counter() - start)
        write_result(number, seconds, *found)
        if seconds[-1] > LIMIT:
            break


main()
