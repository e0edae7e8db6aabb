# Writes goldens/d1-lars.txt: the lasso path of R's lars on problem D1 (see D1.java).
# Made with lars 1.3 (CRAN): Rscript verify/scripts/d1-lars.R > verify/src/test/resources/goldens/d1-lars.txt
suppressMessages(library(lars))
n <- 40; p <- 8; i <- 1:n
X <- outer(i, 1:p, function(i, j) sin(0.37*i*j + 0.11*j*j) + 0.5*cos(1.3*i + j))
y <- 3*X[, 1] - 2*X[, 3] + 1.5*X[, 5] + 0.5*sin(1.7*i) + 4
row <- function(name, v) cat(name, formatC(v, digits = 14, format = "g"), "\n")
fit <- lars(X, y, type = "lasso", normalize = FALSE)
cat("# R's lars ", as.character(packageVersion("lars")), " on D1 (40x8, see D1.java): lars(X, y, type = \"lasso\", normalize = FALSE); made by verify/scripts/d1-lars.R.\n", sep = "")
cat("# lambda: knots over n, on the 1/(2n) scale; actions: columns from 1 in the order of entry; V1 ... V8: coefficients at the\n# knots, and of least squares at last.\ncase lasso\n")
row("lambda", fit$lambda/n)
cat("actions", unlist(fit$actions), "\n")
for (j in 1:p) row(paste0("V", j), coef(fit)[, j])
