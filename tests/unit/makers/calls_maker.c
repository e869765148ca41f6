/* SPDX-License-Identifier: MIT */
#include "tests/unit/makers/calls_maker.h"

#include <stdio.h>

#include "tests/unit/support/check.h"

#include "report/calls/code.h"
#include "report/calls/profile.h"
#include "report/profile/flame.h"

struct paths_maker *made_xen(void)
{
    struct paths_maker *m = paths_maker_open();

    paths_maker_function(m, 0x1000, 0x1100, "time_region");
    paths_maker_function(m, 0x1100, 0x1200, "[hypercall page]");
    paths_maker_function(m, X, X + 0x100, "lstar_enter");
    paths_maker_function(m, X + 0x100, X + 0x200, "test_all_events");
    paths_maker_function(m, X + 0x200, X + 0x300, "restore_all_guest");
    paths_maker_function(m, X + 0x1000, X + 0x1100, "pv_hypercall");
    paths_maker_function(m, X + 0x2000, X + 0x2100, "do_set_gdt");
    paths_maker_function(m, X + 0x3000, X + 0x3100, "helper");
    paths_maker_function(m, X + 0x4000, X + 0x4100, "__x86_indirect_thunk_rax");
    paths_maker_function(m, X + 0x5000, X + 0x5100, "do_set_gdt.cold");
    paths_maker_function(m, X + 0x6000, X + 0x6100, "helper.part.3");
    paths_maker_function(m, X + 0x7000, X + 0x7100, "asm_page_fault");
    paths_maker_function(m, X + 0x8000, X + 0x8100, "do_page_fault");
    paths_maker_function(m, X + 0x9000, X + 0x9100, "handle_exception");
    return m;
}

void calls_check(struct paths_maker *m, const char *folded, const char *parts)
{
    char *text = NULL, why[512], line[128];
    struct paths *paths;
    struct profile profile;
    struct flame flame;
    struct code code;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    paths_maker_series(m, "a/case", PATH_SINGLE, 1);
    paths = paths_maker_close(m);
    code_open(&code, paths);
    profile_find_roots(&code);
    if (!profile_open(&profile, &code, &paths->series[0], why, sizeof(why)))
        fail_msg("%s", why);
    flame_open(&flame, &profile, 1);
    flame_fold(&flame, out);
    fclose(out);
    assert_string_equal(text, folded);
    snprintf(line, sizeof(line), "%u %u %u %u", (unsigned)profile.parts[PART_GUEST].all,
             (unsigned)profile.parts[PART_ENTRY].all, (unsigned)profile.parts[PART_BODY].all,
             (unsigned)profile.parts[PART_EXIT].all);
    assert_string_equal(line, parts);
    flame_close(&flame);
    profile_close(&profile);
    code_close(&code);
    paths_free(paths);
    free(text);
}

void go_in(struct paths_maker *m)
{
    paths_maker_step(m, 0x1010, NOP " " NOP " " CALL);
    paths_maker_step(m, 0x1100, NOP " 0f05");
    paths_maker_step(m, X, NOP " " NOP " " CALL);  /* ends at X + 7 */
    paths_maker_step(m, X + 0x1000, NOP " " CALL); /* at X + 0x1006 */
}

void go_out(struct paths_maker *m)
{
    paths_maker_step(m, X + 0x1006, NOP " " RET);
    paths_maker_step(m, X + 7, JUMP);
    paths_maker_step(m, X + 0x100, NOP " " JUMP);
    paths_maker_step(m, X + 0x200, NOP " " SYSRET);
    paths_maker_step(m, 0x1103, RET);
    paths_maker_step(m, 0x1017, NOP);
}
