/* SPDX-License-Identifier: MIT */
/* Exceptions and crashes, as records. */
#ifndef BENCH_OUTPUT_FAULTS_H
#define BENCH_OUTPUT_FAULTS_H

#include "bench/case/case.h"

/* From here on each is one. */
void faults_begin(void);

/* And from here on it names this row; NULL: no case runs. */
void faults_of(const struct case_row *row);

#endif
