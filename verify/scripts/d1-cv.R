# Writes goldens/cv_d1.txt: glmnet's cross-validation of problem D1 (see D1.java), five folds, row i in fold (i-1) mod 5.
# Made with glmnet 4.1-6 (Debian r-cran-glmnet 4.1-6-1): Rscript verify/scripts/d1-cv.R > verify/src/test/resources/goldens/cv_d1.txt
suppressMessages(library(glmnet))
n <- 40; p <- 8; i <- 1:n
X <- outer(i, 1:p, function(i, j) sin(0.37*i*j + 0.11*j*j) + 0.5*cos(1.3*i + j))
y <- 3*X[, 1] - 2*X[, 3] + 1.5*X[, 5] + 0.5*sin(1.7*i) + 4
w <- 1 + (i %% 3); fold <- ((i - 1) %% 5) + 1
L <- c(1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)
row <- function(name, v) cat(name, formatC(v, digits = 13, format = "g"), "\n")
case <- function(name, ...) {
  cv <- cv.glmnet(X, y, lambda = L, foldid = fold, thresh = 1e-22, maxit = 1e8, ...)
  cat("case ", name, "\n", sep = "")
  row("lambda", cv$lambda); row("mean", cv$cvm); row("se", cv$cvsd); row("chosen", c(cv$lambda.min, cv$lambda.1se))
}
cat("# Cross-validation of D1 by glmnet ", as.character(packageVersion("glmnet")), " (cv.glmnet, thresh 1e-22, five folds: row i in fold (i-1) mod 5), standardised, with an\n", sep = "")
cat("# intercept; made by verify/scripts/d1-cv.R. Each block: lambda, cvm, cvsd; chosen holds lambda.min and lambda.1se.\n")
case("mse"); case("mae", type.measure = "mae"); case("weighted", weights = w)
