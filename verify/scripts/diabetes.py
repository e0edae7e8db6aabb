# Numbers of scikit-learn on its copy of the diabetes data (data/examples/diabetes.csv), as GoldenDiabetesTest, GoldenCriteriaTest
# and GoldenCrossValidationTest have them. Made with scikit-learn 1.2.1 (Debian python3-sklearn): python3 verify/scripts/diabetes.py
import numpy as np
import sklearn
from sklearn.datasets import load_diabetes
from sklearn.linear_model import ElasticNet, Lasso, LassoCV, LassoLarsIC
from sklearn.model_selection import KFold

print("scikit-learn", sklearn.__version__)
X, y = load_diabetes(return_X_y=True)
exact = dict(tol=1e-15, max_iter=10**7)
for alpha in (1.0, 0.1):
    fit = Lasso(alpha=alpha, **exact).fit(X, y)
    print("lasso", alpha, repr(fit.intercept_), np.round(fit.coef_, 10).tolist())
fit = ElasticNet(alpha=0.01, l1_ratio=0.5, **exact).fit(X, y)
print("elastic net .01 .5", np.round(fit.coef_, 10).tolist())
for criterion in ("aic", "bic"):
    print("LassoLarsIC", criterion, repr(LassoLarsIC(criterion=criterion).fit(X, y).alpha_))
cv = LassoCV(cv=KFold(10), n_alphas=100, eps=1e-3, tol=1e-12, max_iter=10**6).fit(X, y)
print("LassoCV lambda", repr(cv.alpha_), "mse", repr(cv.mse_path_.mean(axis=1).min()), "largest", repr(cv.alphas_[0]))
i = np.arange(1, 41)
D = np.array([np.sin(0.37 * i * j + 0.11 * j * j) + 0.5 * np.cos(1.3 * i + j) for j in range(1, 9)]).T
t = 3 * D[:, 0] - 2 * D[:, 2] + 1.5 * D[:, 4] + 0.5 * np.sin(1.7 * i) + 4
print("D1 elastic net .1 .5", np.round(ElasticNet(alpha=0.1, l1_ratio=0.5, **exact).fit(D, t).coef_, 11).tolist())
