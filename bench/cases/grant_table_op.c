/* SPDX-License-Identifier: MIT */
/*
 * grant_table_op, the table itself, and calls that are refused whole
 * (xen/common/grant_table.c:do_grant_table_op).  A question takes the table's lock for reading, and
 * is the floor under all that a split driver does.  Most operations give 0 and put what became of
 * them into the structure, which is looked at too.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

/* Beyond every operation that there has been, and beyond the bits that an operation has. */
#define UNKNOWN     15
#define BAD_COMMAND (1u << 12)

/* What no operation answers. */
#define UNDONE 1

static struct gnttab_query_size size[1] XEN_BUFFER;
static struct gnttab_get_version version[1] XEN_BUFFER;
static struct gnttab_setup_table setup[1] XEN_BUFFER;
static xen_pfn_t frames[1] XEN_BUFFER;

static enum status judge_status(long result, int16_t status)
{
    return result == 0 && status != GNTST_okay ? STATUS_WRONG : judge_result(result, 0);
}

/* ---- questions ---- */

static void encode_query_size(struct multicall_entry *e, unsigned i)
{
    (void)i;
    size->dom = DOMID_SELF;
    size->status = UNDONE;
    MULTI_grant_table_op(e, GNTTABOP_query_size, size, 1);
}

static enum status judge_query_size(long result, unsigned i)
{
    (void)i;
    return judge_status(result, size->status);
}

static void encode_get_version(struct multicall_entry *e, unsigned i)
{
    (void)i;
    version->dom = DOMID_SELF;
    MULTI_grant_table_op(e, GNTTABOP_get_version, version, 1);
}

static void encode_setup_table(struct multicall_entry *e, unsigned i)
{
    (void)i;
    setup->dom = DOMID_SELF;
    setup->nr_frames = 1;
    setup->status = UNDONE;
    set_xen_guest_handle(setup->frame_list, frames);
    MULTI_grant_table_op(e, GNTTABOP_setup_table, setup, 1);
}

static enum status judge_setup_table(long result, unsigned i)
{
    (void)i;
    return judge_status(result, setup->status);
}

/* ---- refused, and nothing to do ---- */

static void encode_count_0(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_grant_table_op(e, GNTTABOP_map_grant_ref, size, 0);
}

static enum status judge_count_0(long result, unsigned i)
{
    (void)i;
    return judge_grants(result, 0);
}

static void encode_negative(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_grant_table_op(e, GNTTABOP_map_grant_ref, size, 1u << 31);
}

static void encode_bad_pointer(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_grant_table_op(e, GNTTABOP_query_size, fixture_nowhere(), 1);
}

static void encode_dump_table(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_grant_table_op(e, GNTTABOP_dump_table, size, 1);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_grant_table_op(e, UNKNOWN, size, 1);
}

static void encode_bad_command(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_grant_table_op(e, BAD_COMMAND, size, 1);
}

const struct case_ops grant_table_op_query_size = {
    .encode = encode_query_size,
    .judge = judge_query_size,
};
const struct case_ops grant_table_op_get_version = {.encode = encode_get_version};
const struct case_ops grant_table_op_setup_table = {
    .encode = encode_setup_table,
    .judge = judge_setup_table,
};
const struct case_ops grant_table_op_count_0 = {
    .encode = encode_count_0,
    .judge = judge_count_0,
};
const struct case_ops grant_table_op_negative = {.encode = encode_negative, .expect = -XEN_EINVAL};
const struct case_ops grant_table_op_bad_pointer = {
    .encode = encode_bad_pointer,
    .expect = -XEN_EFAULT,
};
const struct case_ops grant_table_op_dump_table = {
    .encode = encode_dump_table,
    .expect = -XEN_ENOSYS,
};
const struct case_ops grant_table_op_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
const struct case_ops grant_table_op_bad_command = {
    .encode = encode_bad_command,
    .expect = -XEN_EINVAL,
};
