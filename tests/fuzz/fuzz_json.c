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

#include "report/model/run.h"
#include "report/store/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_error_t error;
    json_t *root = json_loadb((const char *)data, size, JSON_REJECT_DUPLICATES, &error);
    char why[512] = "";
    struct run *run;

    if (!root)
        return 0;
    hear_stderr();
    run = run_from_json(root, why, sizeof(why));
    json_decref(root);
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
