/* SPDX-License-Identifier: MIT */
/* Fact records. */
#ifndef REPORT_LOG_FACTS_H
#define REPORT_LOG_FACTS_H

#include "report/log/log.h"
#include "report/record/record.h"

/* No fact of ours is nearly as long; a hostile one is cut here, and said to be. */
#define FACT_LENGTH_MAX 16384

void log_take_fact(struct log_reader *r, const struct record_view *view);

/* Say that a fact was cut, if the last one was. */
void log_finish_fact(struct log_reader *r);

#endif
