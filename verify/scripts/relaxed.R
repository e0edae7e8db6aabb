# Writes goldens/d1-relaxed.txt: the relaxed lasso of glmnet on problem D1 (see D1.java).
# Rscript verify/scripts/relaxed.R > verify/src/test/resources/goldens/d1-relaxed.txt
suppressMessages(library(glmnet))
n <- 40; p <- 8; i <- 1:n
X <- outer(i, 1:p, function(i, j) sin(0.37*i*j + 0.11*j*j) + 0.5*cos(1.3*i + j))
colnames(X) <- paste0("V", 1:p)
y <- 3*X[, 1] - 2*X[, 3] + 1.5*X[, 5] + 0.5*sin(1.7*i) + 4
w <- 1 + (i %% 3); off <- 0.1*((i %% 5) - 2)
L <- c(1, 0.5, 0.2, 0.1, 0.05, 0.02)
row <- function(name, v) cat(name, formatC(v, digits = 13, format = "g"), "\n")
write <- function(fit, name, gammas) for (g in gammas) {
  b <- as.matrix(coef(fit, s = L, gamma = g))
  cat("\ncase ", name, g, "\n", sep = ""); row("lambda", L); row("intercept", b[1, ])
  for (j in 1:p) row(paste0("V", j), b[j + 1, ])
}
cat("# Problem D1, relaxed lasso by glmnet ", as.character(packageVersion("glmnet")), " at thresh 1e-25; made by verify/scripts/relaxed.R.\n", sep = "")
TH <- 1e-25
write(glmnet(X, y, lambda = L, relax = TRUE, thresh = TH, maxit = 1e8), "gamma-", c(0, 0.5, 1))
write(glmnet(X, y, weights = w, offset = off, lambda = L, relax = TRUE, thresh = TH, maxit = 1e8), "weights-offset-gamma-", c(0, 0.5))
write(glmnet(X, y, lambda = L, relax = TRUE, thresh = TH, maxit = 1e8, standardize = FALSE,
  penalty.factor = c(0, 1, 2, 1, 0.5, 1, 1, Inf)), "penalty-factors-gamma-", c(0, 0.5))
