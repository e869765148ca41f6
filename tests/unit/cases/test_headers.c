/* SPDX-License-Identifier: MIT */
/*
 * The catalogue against the Xen headers that are installed: every hypercall number and every
 * sub-operation that they name is accounted for, by its name and by its value.
 */
#include <fnmatch.h>
#include <stdio.h>

#include "tests/unit/support/check.h"

#include "report/cases/catalogue.h"
#include "report/system/memory.h"

/* As the kernel sees the headers, and with what is for toolstacks, since dom0 may call it. */
static const char preprocess[] =
    "cc -dM -E -x c /dev/null -D__XEN_TOOLS__ "
    "-D__XEN_INTERFACE_VERSION__=__XEN_LATEST_INTERFACE_VERSION__ -include stdint.h "
    "-include xen/xen.h -include xen/sched.h -include xen/memory.h -include xen/event_channel.h "
    "-include xen/version.h -include xen/physdev.h -include xen/grant_table.h "
    "-include xen/vcpu.h -include xen/nmi.h -include xen/callback.h -include xen/platform.h "
    "-include xen/sysctl.h -include xen/domctl.h -include xen/hvm/hvm_op.h -include xen/kexec.h "
    "-include xen/xenoprof.h -include xen/arch-x86/xen-mca.h -include xen/pmu.h "
    "-include xen/hypfs.h";

/* What the names of hypercall numbers and sub-operations start with. */
static const char *const families[] = {
    "__HYPERVISOR_", "MMU_",    "MMUEXT_",     "SCHEDOP_",      "XENMEM_",
    "EVTCHNOP_",     "XENVER_", "PHYSDEVOP_",  "GNTTABOP_",     "VMASST_TYPE_",
    "VCPUOP_",       "XENNMI_", "CALLBACKOP_", "CALLBACKTYPE_", "UVMF_",
};

/* Names that start so, and are neither a hypercall number nor a sub-operation. */
static const char *const exempt[] = {
    "__HYPERVISOR_VIRT_*", /* addresses */
    "XENMEM_FORK_*",       /* flags of a fork, an operation of sharing_op */
    "XENMEM_RDM_ALL",      /* a flag of reserved_device_memory_map */
    "XENMEM_SHARING_OP_*", /* errors and fields of sharing_op */
    "XENMEM_access_op_*",  /* what access_op takes as an argument; likewise the next two */
    "XENMEM_paging_op_*",  "XENMEM_sharing_op_*",
    "XENMEM_resource_*",   /* what acquire_resource is to acquire */
    "GNTTABOP_error_msgs", /* texts */
    "PHYSDEVOP_DBGP_*",    /* arguments of dbgp_op */
    "UVMF_FLUSHTYPE_MASK", /* a mask */
};

/* In the catalogue, and in headers newer than the oldest that this test has to pass with. */
static const char *const newer[] = {
    "XENVER_extraversion2",
    "XENVER_capabilities2",
    "XENVER_changeset2",
    "XENVER_commandline2",
    "VCPUOP_register_runstate_phys_area",
    "VCPUOP_register_vcpu_time_phys_area",
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct macro {
    char name[96];
    char text[96];
};

static struct macro *macros;
static size_t macro_count;

static int read_headers(void **state)
{
    char line[4096];
    FILE *in = popen(preprocess, "r");

    (void)state;
    if (!in)
        return -1;
    while (fgets(line, sizeof(line), in)) {
        struct macro macro = {0};

        if (sscanf(line, "#define %95[A-Za-z0-9_] %95[^\n]", macro.name, macro.text) != 2)
            continue;
        macros = memory_grow(macros, macro_count, sizeof(*macros));
        macros[macro_count++] = macro;
    }
    return pclose(in);
}

static int free_headers(void **state)
{
    (void)state;
    free(macros);
    return 0;
}

static const struct macro *find_macro(const char *name)
{
    size_t i;

    for (i = 0; i < macro_count; i++)
        if (!strcmp(macros[i].name, name))
            return &macros[i];
    return NULL;
}

/* A name that stands for another name is as good as that one. */
static const struct macro *resolve(const struct macro *macro)
{
    const struct macro *other = find_macro(macro->text);

    return other ? resolve(other) : macro;
}

/* Its value: a number, or the shifted number that the UVMF_ are.  False: neither. */
static bool value_of(const struct macro *macro, unsigned long *value)
{
    unsigned shift = 0;
    char *end;

    macro = resolve(macro);
    *value = strtoul(macro->text, &end, 0);
    if (end != macro->text && !*end)
        return true;
    if (sscanf(macro->text, "(xen_mk_ulong(%lu)<<%u)", value, &shift) != 2)
        return false;
    *value <<= shift;
    return true;
}

static bool starts_a_family(const char *name)
{
    size_t i;

    for (i = 0; i < COUNT(families); i++)
        if (!strncmp(name, families[i], strlen(families[i])))
            return true;
    return false;
}

static bool is_exempt(const char *name)
{
    size_t i;

    for (i = 0; i < COUNT(exempt); i++)
        if (fnmatch(exempt[i], name, 0) == 0)
            return true;
    return false;
}

static bool is_newer(const char *name)
{
    size_t i;

    for (i = 0; i < COUNT(newer); i++)
        if (!strcmp(newer[i], name))
            return true;
    return false;
}

static bool accounted(const char *name)
{
    size_t i;

    for (i = 0; i < catalogue_size; i++)
        if (!strcmp(catalogue[i].constant, name))
            return true;
    return false;
}

/* What is in the headers is in the catalogue. */
static void test_headers_accounted(void **state)
{
    size_t i, seen = 0, lost = 0;

    (void)state;
    for (i = 0; i < macro_count; i++) {
        if (!starts_a_family(macros[i].name) || is_exempt(macros[i].name))
            continue;
        seen++;
        if (accounted(macros[i].name) || accounted(resolve(&macros[i])->name))
            continue;
        print_error("%s (%s) is nowhere in bench/catalogue.def\n", macros[i].name, macros[i].text);
        lost++;
    }
    assert_int_equal(lost, 0);
    /* Headers that were not found would be accounted for with ease. */
    assert_true(seen > 150);
    assert_false(accounted("SCHEDOP_invented"));
}

/* What is in the catalogue is in the headers, with that value. */
static void test_catalogue_true(void **state)
{
    size_t i, lost = 0;

    (void)state;
    for (i = 0; i < catalogue_size; i++) {
        const struct catalogue_entry *entry = &catalogue[i];
        const struct macro *macro = find_macro(entry->constant);
        unsigned long value = 0;

        if (!strcmp(entry->constant, "-") || (!macro && is_newer(entry->constant)))
            continue;
        if (macro && value_of(macro, &value) && value == strtoul(entry->value, NULL, 10))
            continue;
        print_error("%s is not %s in Xen's headers, but %s\n", entry->constant, entry->value,
                    macro ? macro->text : "nowhere");
        lost++;
    }
    assert_int_equal(lost, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers_accounted),
        cmocka_unit_test(test_catalogue_true),
    };

    return cmocka_run_group_tests(tests, read_headers, free_headers);
}
