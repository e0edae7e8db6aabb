# Writes goldens/d1-glmnet.txt: every gaussian case of glmnet on problem D1 (see D1.java).
# Made with glmnet 4.1-6 (Debian r-cran-glmnet 4.1-6-1): Rscript verify/scripts/d1-glmnet.R > verify/src/test/resources/goldens/d1-glmnet.txt
suppressMessages(library(glmnet))
n <- 40; p <- 8; i <- 1:n
X <- outer(i, 1:p, function(i, j) sin(0.37*i*j + 0.11*j*j) + 0.5*cos(1.3*i + j))
y <- 3*X[, 1] - 2*X[, 3] + 1.5*X[, 5] + 0.5*sin(1.7*i) + 4
w <- 1 + (i %% 3); off <- 0.1*((i %% 5) - 2)
L <- c(1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)
row <- function(name, v) cat(name, formatC(v, digits = 13, format = "g"), "\n")
case <- function(name, lambda, ...) {
  fit <- glmnet(X, y, lambda = lambda, thresh = 1e-25, maxit = 1e8, ...)
  b <- as.matrix(coef(fit))
  cat("\ncase ", name, "\n", sep = "")
  row("lambda", lambda); row("intercept", b[1, ])
  for (j in 1:p) row(paste0("V", j), b[j + 1, ])
  cat("explained", formatC(fit$dev.ratio, digits = 10, format = "g"), "\n")
}
cat("# Problem D1 (made by a formula, see D1.java), gaussian, by glmnet ", as.character(packageVersion("glmnet")), " at thresh 1e-25; made by verify/scripts/d1-glmnet.R.\n", sep = "")
cat("# One block a case: a name, then rows of one value for each lambda; glmnet's own conventions for factors and alpha.\n")
case("lasso", L)
case("lasso-unstandardized", L[2:5], standardize = FALSE)
case("lasso-unstandardized-no-intercept", L[2:5], standardize = FALSE, intercept = FALSE)
case("lasso-weights-offset", L[3:5], weights = w, offset = off)
case("elastic-net-unstandardized", L[3:5], alpha = 0.5, standardize = FALSE)
case("lasso-penalty-factors", L[3:5], penalty.factor = c(0, 1, 2, 1, 0.5, 1, 1, Inf))
case("lasso-non-negative", L[3:5], lower.limits = 0)
case("lasso-box", L[3:5], lower.limits = -0.5, upper.limits = 1)
