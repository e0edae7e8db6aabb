# glmnet on one problem: Rscript glmnet.R FOLDER path|cv REPEATS LIMIT TOLERANCE...
#
# FOLDER holds the problem (see read_problem) and takes the results: RESULT-1.txt for the first tolerance, and so on, each with lines
#   version TEXT / seconds S... / lambda L... / intercept B0... / beta K J VALUE (λ and column from 1) / error E... (cv)
# Only the fit is timed. It is not repeated once LIMIT seconds were spent on it; once a single fit takes longer, it is the last one.
# Objective: 1/(2n) ||y - b0 - X b||^2 + lambda ||b||_1, X as it is. Needs R and its package glmnet (Debian: r-cran-glmnet).

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
mode <- arguments[2]
repeats <- as.integer(arguments[3])
limit <- as.numeric(arguments[4])
tolerances <- as.numeric(arguments[-(1:4)])
suppressMessages({
  library(Matrix)
  library(glmnet)
})

read_numbers <- function(name, what, bytes) {
  path <- file.path(folder, name)
  connection <- file(path, "rb")
  on.exit(close(connection))
  readBin(connection, what, file.size(path) / bytes, size = bytes, endian = "little")
}

# x.f64: dense, column after column; or x.f64, rows.i32, columns.i32: the compressed columns of a sparse matrix. y.f64, lambda.f64,
# folds.i32; shape.txt: n, p, and dense or sparse.
read_problem <- function() {
  shape <- strsplit(readLines(file.path(folder, "shape.txt")), " ")[[1]]
  n <- as.integer(shape[1])
  p <- as.integer(shape[2])
  x <- read_numbers("x.f64", "double", 8)
  if (shape[3] == "dense") {
    dim(x) <- c(n, p)
  } else {
    x <- new("dgCMatrix", x = x, i = read_numbers("rows.i32", "integer", 4), p = read_numbers("columns.i32", "integer", 4),
             Dim = c(n, p))
  }
  list(x = x, y = read_numbers("y.f64", "double", 8), lambda = read_numbers("lambda.f64", "double", 8),
       folds = read_numbers("folds.i32", "integer", 4))
}

numbers <- function(word, values) paste(c(word, sprintf("%.17g", values)), collapse = " ")

write_result <- function(number, seconds, lambda, intercept, beta, error) {
  lines <- c(paste("version glmnet", packageVersion("glmnet"), "in", R.version.string), numbers("seconds", seconds),
             numbers("lambda", lambda), numbers("intercept", intercept))
  entries <- summary(drop0(beta))
  if (nrow(entries) > 0) lines <- c(lines, sprintf("beta %d %d %.17g", entries$j, entries$i, entries$x))
  if (!is.null(error)) lines <- c(lines, numbers("error", error))
  part <- file.path(folder, "result.part")
  writeLines(lines, part)
  file.rename(part, file.path(folder, sprintf("RESULT-%d.txt", number)))
}

problem <- read_problem()
for (number in seq_along(tolerances)) {
  settings <- list(problem$x, problem$y, lambda = problem$lambda, standardize = FALSE, thresh = tolerances[number], maxit = 1e9)
  if (mode == "cv") settings$foldid <- problem$folds
  seconds <- numeric(0)
  while (length(seconds) < repeats && sum(seconds) <= limit) {
    invisible(gc())
    start <- as.numeric(Sys.time())
    fit <- do.call(if (mode == "cv") cv.glmnet else glmnet, settings)
    seconds <- c(seconds, as.numeric(Sys.time()) - start)
  }
  if (mode == "cv") {
    at <- which(fit$lambda == fit$lambda.min)[1]
    path <- fit$glmnet.fit
    write_result(number, seconds, path$lambda[at], path$a0[at], path$beta[, at, drop = FALSE], fit$cvm)
  } else {
    write_result(number, seconds, fit$lambda, fit$a0, fit$beta, NULL)
  }
  if (tail(seconds, 1) > limit) break
}
