# R 4.2.2: Rscript verify/scripts/criteria.R
# Numbers of GoldenCriteriaTest.leastSquaresInR: AIC, BIC and residual standard error of least squares on D1 (see D1.java).
n <- 40; i <- 1:n
X <- outer(i, 1:8, function(i, j) sin(0.37*i*j + 0.11*j*j) + 0.5*cos(1.3*i + j))
y <- 3*X[, 1] - 2*X[, 3] + 1.5*X[, 5] + 0.5*sin(1.7*i) + 4
w <- 1 + (i %% 3)
for (fit in list(lm(y ~ X), lm(y ~ X, weights = w)))
  cat(formatC(c(AIC(fit), BIC(fit), summary(fit)$sigma), digits = 13, format = "g"), "\n")
