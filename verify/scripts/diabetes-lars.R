# Numbers of GoldenDiabetesTest.LarsCopy: knots max|X'r|, order of entry and smallest Cp of R's lars on its own copy of the diabetes
# data (GPL, so not part of this repository). Made with lars 1.3 (CRAN): Rscript verify/scripts/diabetes-lars.R
suppressMessages(library(lars))
data(diabetes)
fit <- lars(diabetes$x, diabetes$y, type = "lasso")
cat("knots  ", formatC(fit$lambda, digits = 9, format = "f"), "\n")
cat("actions", unlist(fit$actions), "\n")
cat("smallest Cp", formatC(min(fit$Cp), digits = 4, format = "f"), "at step", which.min(fit$Cp) - 1, "\n")
