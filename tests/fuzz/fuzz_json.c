/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: the bytes are a run.json.  It is refused with one clean line that says why, or it is
 * a run, and every view of it is clean.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/drive.h"
#include "tests/fuzz/json_change.h"
#include "tests/unit/makers/run_json.h"

#include "report/model/run.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char why[512] = "";
    struct run *run;

    hear_stderr();
    run = run_of_json_text((const char *)data, size, why, sizeof(why));
    if (run)
        drive(run);
    else if (!*why || strchr(why, '\n'))
        broken("a run is refused without one line that says why: %s", why);
    check_stderr();
    run_free(run);
    return 0;
}

/* Bytes changed at random are hardly ever JSON; values are. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
    size_t changed = seed % 4 ? json_change((char *)data, size, max, seed / 4) : 0;

    return changed ? changed : LLVMFuzzerMutate(data, size, max);
}
