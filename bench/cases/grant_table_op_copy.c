/* SPDX-License-Identifier: MIT */
/*
 * grant_table_op, bytes copied between domains, as a network back-end does for each packet
 * (xen/common/grant_table.c:gnttab_copy).  Each end is a frame of ours or a reference; a reference
 * costs the check and the pin of its entry, and either costs the page's references.  In an array an
 * end that stays the same is kept from one item to the next; here both ends change with each.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"
#include "core/grant.h"
#include "core/guest.h"

/* Copies at a time: from one half of as many pages twice over to the other. */
#define MOST 64

/* What no operation answers. */
#define UNDONE 1

#define SMALL 64

static struct gnttab_copy copies[MOST] XEN_BUFFER;
static domid_t ourselves;
static unsigned flags, length, offset;
static int16_t right;

static const char *copy(unsigned with, unsigned bytes)
{
    flags = with;
    length = bytes;
    offset = 0;
    right = GNTST_okay;
    return NULL;
}

static const char *frame_small(void)
{
    return copy(0, SMALL);
}

static const char *frame_page(void)
{
    return copy(0, ENV_PAGE_SIZE);
}

/* One byte beyond the page. */
static const char *frame_too_long(void)
{
    copy(0, ENV_PAGE_SIZE);
    offset = 1;
    right = GNTST_bad_copy_arg;
    return NULL;
}

static unsigned long source_mfn(unsigned i)
{
    return virt_to_mfn(fixture_page(i));
}

static unsigned long dest_mfn(unsigned i)
{
    return virt_to_mfn(fixture_page(MOST + i));
}

static const char *granted(unsigned with, unsigned long (*mfn)(unsigned), bool read_only)
{
    const char *why = grant_open();
    unsigned i;

    if (why)
        return why;
    ourselves = guest_domid();
    for (i = 0; i < MOST; i++)
        grant_access(GRANT_FIRST + i, ourselves, mfn(i), read_only);
    return copy(with, ENV_PAGE_SIZE);
}

static const char *from_ref(void)
{
    return granted(GNTCOPY_source_gref, source_mfn, true);
}

static const char *to_ref(void)
{
    return granted(GNTCOPY_dest_gref, dest_mfn, false);
}

/* Frames are ours by DOMID_SELF only, and references are ours by number only. */
static void fill_end(struct gnttab_copy_ptr *end, unsigned i, bool by_ref, unsigned long mfn)
{
    if (by_ref) {
        end->u.ref = GRANT_FIRST + i;
        end->domid = ourselves;
    } else {
        end->u.gmfn = mfn;
        end->domid = DOMID_SELF;
    }
    end->offset = (uint16_t)offset;
}

static void item(unsigned i)
{
    fill_end(&copies[i].source, i, flags & GNTCOPY_source_gref, source_mfn(i));
    fill_end(&copies[i].dest, i, flags & GNTCOPY_dest_gref, dest_mfn(i));
    copies[i].len = (uint16_t)length;
    copies[i].flags = (uint16_t)flags;
    copies[i].status = UNDONE;
}

static void encode(struct multicall_entry *e, unsigned i)
{
    item(i);
    MULTI_grant_table_op(e, GNTTABOP_copy, &copies[i], 1);
}

static void array(struct multicall_entry *e, unsigned n)
{
    MULTI_grant_table_op(e, GNTTABOP_copy, copies, n);
}

static bool all_done(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        if (copies[i].status != right)
            return false;
    return true;
}

static enum status judge(long result, unsigned i)
{
    return result == 0 && copies[i].status != right ? STATUS_WRONG : judge_result(result, 0);
}

/* clang-format off */
#define COPY_OPS(prepare_, finish_)                                                                \
    {                                                                                              \
        .prepare = prepare_, .encode = encode, .judge = judge, .item = item, .array = array,       \
        .array_judge = judge_grants, .array_done = all_done, .finish = finish_, .most = MOST       \
    }
/* clang-format on */

const struct case_ops grant_table_op_copy_small = COPY_OPS(frame_small, NULL);
const struct case_ops grant_table_op_copy_page = COPY_OPS(frame_page, NULL);
const struct case_ops grant_table_op_copy_from_ref = COPY_OPS(from_ref, grant_close);
const struct case_ops grant_table_op_copy_to_ref = COPY_OPS(to_ref, grant_close);
const struct case_ops grant_table_op_copy_too_long = COPY_OPS(frame_too_long, NULL);
