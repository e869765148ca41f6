/* SPDX-License-Identifier: MIT */
/* What a result means. */
#ifndef BENCH_CASE_JUDGE_H
#define BENCH_CASE_JUDGE_H

#include "report/record/record.h"

/* What a result means where 'expect' is right: ok, denied (-EPERM, -EACCES), absent (-ENOSYS),
 * wrong. */
enum status judge_result(long result, long expect);

/*
 * The same of grant_table_op with another count than one, which a shim refuses with -EINVAL
 * (xen/arch/x86/pv/shim.c:pv_shim_grant_table_op).
 */
enum status judge_grants(long result, long expect);

/*
 * The same where Xen answered 'older' before that release.  Fixes go into older branches too, so
 * there the newer answer is right as well.
 */
enum status judge_by_age(long result, long expect, long older, unsigned major, unsigned minor);

/*
 * The same for what came with that release, where a Xen without it answers 'lacking', which
 * alone does not say so.
 */
enum status judge_since(long result, long expect, long lacking, unsigned major, unsigned minor);

#endif
