/* SPDX-License-Identifier: MIT */
/* Whether a case of two runs has its second figure, REP counted once, so that it can decide. */
#ifndef REPORT_PAIRS_ONCE_H
#define REPORT_PAIRS_ONCE_H

#include "report/model/level.h"
#include "report/pairs/pairing.h"

/*
 * By which figure a case may be judged: REP_ONCE when every series that both runs have of it, and
 * its null call, has it in every boot.  Where one has it and the other has not, whoever wrote the
 * runs could choose between two figures by leaving one out: then it is REP_EACH, and p->why says
 * which series that is; else p->why is "".
 */
enum rep once_decides(const struct pairing *p);

#endif
