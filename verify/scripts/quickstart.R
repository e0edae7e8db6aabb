# Exports glmnet's QuickStartExample, which GoldenQuickStartTest compares with. glmnet is under the GPL, so its data is not
# part of this repository. From the repository's root:
#
#     Rscript verify/scripts/quickstart.R verify/target/quickstart.csv
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 1) stop("usage: Rscript quickstart.R FILE.csv")
data(QuickStartExample, package = "glmnet", envir = environment())
table <- data.frame(QuickStartExample$x, y = as.vector(QuickStartExample$y))
for (name in names(table)) table[[name]] <- sprintf("%.17g", table[[name]])
dir.create(dirname(arguments[1]), showWarnings = FALSE, recursive = TRUE)
write.csv(table, arguments[1], row.names = FALSE, quote = FALSE)
