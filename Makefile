# SPDX-License-Identifier: MIT
# The only door for people and CI: `make help` says what there is.

BUILD   := build
PREFIX  ?= /usr/local
LIBDIR  := $(PREFIX)/lib/pvbench
DOCDIR  := $(PREFIX)/share/doc/pvbench
# Debian's zsh looks elsewhere for what packages have.
ZSHDIR  := $(PREFIX)/share/zsh/site-functions
# The release, which CHANGELOG.md, CITATION.cff and debian/changelog name as well (tests/release); what is built in a
# clone names its commit, too.
RELEASE := 0.1.0
# Git refuses a clone that is somebody else's, for what its settings could run; so could this file.
GIT     := git -c safe.directory='*'
COMMIT  := $(if $(wildcard .git),$(shell $(GIT) describe --always --dirty --exclude='*' 2>/dev/null))
VERSION := $(RELEASE)$(COMMIT:%=+%)

# The plugins of QEMU's, for the versions of its interface.
PLUGINS = $(patsubst %,$(BUILD)/regions-%.so,1 3 7)

# The closed list of environments, which the host tool has, too.
ENVS := $(shell sed -nE 's|^ENV.([a-z0-9]+),.*|\1|p' core/env/envs.def)

CC     := gcc
WARN   := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes
# What a row of a table leaves out is zero: clang warns of that where GCC does not.
WARN   += -Wno-missing-field-initializers

.DEFAULT_GOAL := all
.PHONY: all bench iso test unit lint silicon size install uninstall dist clean help setup boot-test format docs man reference speed power fuzz fuzz-build host test-bare FORCE
.SECONDARY:
.DELETE_ON_ERROR:

all: $(ENVS:%=$(BUILD)/pvbench-%.gz) $(ENVS:%=$(BUILD)/pvbench-%-disc.gz) $(BUILD)/pvbench $(PLUGINS)

help:
	@echo 'make            build the kernel images and the host tool'
	@echo 'make bench      boot real Xen in QEMU, measure, show a table, draw plots and a page'
	@echo 'make iso        a disc that starts on a bare machine: $(ISO)'
	@echo 'make test       every test; installs what is missing, fetches Xen, boots it'
	@echo 'make host       a shell in a Xen host with xl, booted in QEMU'
	@echo 'make test-bare  make bench and make test in a new Debian, SUITE=bookworm or trixie; needs root'
	@echo 'make unit       the host tests only (seconds)'
	@echo 'make lint       clang-format, cppcheck, shellcheck'
	@echo 'make fuzz       look for inputs that break the readers, FUZZ_SECONDS=$(FUZZ_SECONDS) each'
	@echo 'make size       how large the images are, in the file and in memory'
	@echo 'make reference  make the stored runs of results/reference again'
	@echo 'make speed      how fast the host tool reads and judges, beside wc and jq'
	@echo 'make power      what a gate in cycles finds, on drawn hosts: the tables of docs/statistics.md'
	@echo 'make silicon    how much the cycles and their gate are worth, on this processor; ten minutes or so'
	@echo 'make man        write the man pages into $(BUILD)/man/, of what --help says'
	@echo 'make docs       write docs/hypercalls.md, docs/example-compare.md and docs/pae.md again'
	@echo 'make format     put the sources into the one style'
	@echo 'make install    to PREFIX=$(PREFIX)'
	@echo 'make uninstall  remove what that put there'
	@echo 'make dist       $(BUILD)/pvbench-$(RELEASE).tar.gz, of what is committed'
	@echo 'make clean      remove $(BUILD)/'
	@echo 'BENCH_ARGS="--xen 4.20 --quick" make bench   passes options to pvbench run'

# Plain `make` installs nothing: where a compiler or a library is missing, it says what to type.
$(BUILD)/can-build:
	@mkdir -p $(@D)
	@printf '#include <%s>\n' xen/xen.h jansson.h yajl/yajl_parse.h libxml/xmlwriter.h gsl/gsl_cdf.h zlib.h | \
	  $(CC) -isystem /usr/include/libxml2 -E -xc -o $@ - 2>/dev/null || scripts/setup --say build
	@: >$@

# ---- the kernel ----

# What draws on a screen, and the diagnosis: in the disc's images alone, which are half as large again.
SCREEN_C := $(wildcard core/screen/*.c bench/diagnosis/*.c bench/summary/*.c report/checks/*.c) report/record/slice.c
PLAIN_C  := $(wildcard bench/plain/*.c)
KERNEL_C := $(filter-out $(SCREEN_C) $(PLAIN_C),boot/main.c report/record/record.c report/record/write.c \
            $(wildcard core/*.c core/event/*.c core/vcpu/*.c core/console/*.c bench/*.c bench/*/*.c))
KERNEL_S := bench/fixture/chain.S bench/fixture/around.S

# A stack aligned to 4 bytes, as a 32-bit kernel has it; and no loop made into a call of memcpy, no function
# moved by how often it may run: clang does neither where there is no library, and knows no such option.
ifneq ($(findstring clang,$(shell $(CC) --version 2>/dev/null)),)
STACK_OF_4  := -mstack-alignment=4
NO_PATTERNS :=
else
STACK_OF_4  := -mpreferred-stack-boundary=2
NO_PATTERNS := -fno-tree-loop-distribute-patterns -fno-reorder-functions
endif

CFLAGS_pv64    := -m64 -mcmodel=kernel -mno-red-zone
CFLAGS_x86_32  := -m32 -march=i686 $(STACK_OF_4)
CFLAGS_pv32pae := $(CFLAGS_x86_32)
CFLAGS_pv32    := $(CFLAGS_x86_32)

# What one environment has besides: a 32-bit processor divides no 64-bit numbers.
KERNEL_C_pv32pae := core/env/x86_32.c
KERNEL_C_pv32    := core/env/x86_32.c

KERNEL_CFLAGS := -std=gnu11 -Os -g -ffreestanding -fno-pic -fno-stack-protector -fcf-protection=none \
                 -fno-asynchronous-unwind-tables -fno-strict-aliasing $(NO_PATTERNS) \
                 -mgeneral-regs-only -ffile-prefix-map='$(subst ','\'',$(CURDIR))'=. $(WARN) -I. \
                 -D__XEN_INTERFACE_VERSION__=__XEN_LATEST_INTERFACE_VERSION__

# $(call kernel_rules,ENV)
define kernel_rules
OBJ_$(1) := $(patsubst %,$(BUILD)/$(1)/%.o,$(KERNEL_C) $(KERNEL_C_$(1)) $(KERNEL_S) boot/$(1).S)

$(BUILD)/$(1)/%.c.o: %.c Makefile | $(BUILD)/can-build
	@mkdir -p $$(@D)
	$(CC) $(KERNEL_CFLAGS) $(CFLAGS_$(1)) -DENV_HEADER='"core/env/$(1).h"' -MMD -MP -c -o $$@ $$<

$(BUILD)/$(1)/%.S.o: %.S Makefile | $(BUILD)/can-build
	@mkdir -p $$(@D)
	$(CC) $(CFLAGS_$(1)) -fno-pic -I. -MMD -MP -c -o $$@ $$<

$(BUILD)/pvbench-$(1).elf: $(PLAIN_C:%=$(BUILD)/$(1)/%.o)
$(BUILD)/pvbench-$(1)-disc.elf: $(SCREEN_C:%=$(BUILD)/$(1)/%.o)
$(BUILD)/pvbench-$(1).elf $(BUILD)/pvbench-$(1)-disc.elf: $$(OBJ_$(1)) $(wildcard boot/*.lds)
	$(CC) $(CFLAGS_$(1)) -nostdlib -static -Wl,--build-id=sha1 -Wl,-z,max-page-size=4096 \
	  -Wl,-z,noexecstack -Wl,--no-warn-rwx-segments $(KERNEL_LDFLAGS) -T boot/$(1).lds -o $$@.debug $$(filter %.o,$$^)
	objcopy --strip-all $$@.debug $$@

# What boots: Xen's and libxl's loaders unpack it, and no name or time in it changes its bytes.
$(BUILD)/pvbench-$(1).gz: $(BUILD)/pvbench-$(1).elf
$(BUILD)/pvbench-$(1)-disc.gz: $(BUILD)/pvbench-$(1)-disc.elf
$(BUILD)/pvbench-$(1).gz $(BUILD)/pvbench-$(1)-disc.gz:
	gzip -9nc $$< >$$@

-include $$(OBJ_$(1):.o=.d) $(patsubst %,$(BUILD)/$(1)/%.d,$(SCREEN_C) $(PLAIN_C))
endef
$(foreach env,$(ENVS),$(eval $(call kernel_rules,$(env))))

# ---- the host tool ----
# CPPFLAGS, CFLAGS and LDFLAGS are a packager's, and the images have none of them: their numbers are ours.

HOST_C      := $(filter-out report/plugin/%,$(wildcard report/*/*.c))
HOST_OBJ    := $(HOST_C:%.c=$(BUILD)/host/%.o)
HOST_CFLAGS := -std=c11 -D_GNU_SOURCE -O2 -g $(WARN) -I. -isystem /usr/include/libxml2 -DPVBENCH_VERSION='"$(VERSION)"' \
               -DPVBENCH_LIBDIR='"$(LIBDIR)"' -DPVBENCH_DOCDIR='"$(DOCDIR)"' \
               -ffile-prefix-map='$(subst ','\'',$(CURDIR))'=.
HOST_LIBS   := -ljansson -lyajl -lxml2 -lgsl -lgslcblas -lz -lm

$(BUILD)/host/%.o: %.c Makefile | $(BUILD)/can-build
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The version is compiled into one file, which is made again when the version changes.
$(BUILD)/version: FORCE
	@mkdir -p $(@D)
	@echo '$(VERSION) $(LIBDIR) $(DOCDIR)' | cmp -s - $@ || echo '$(VERSION) $(LIBDIR) $(DOCDIR)' >$@
$(BUILD)/host/report/commands/main.o $(BUILD)/host/report/machine/home.o: $(BUILD)/version

# Style and script of a page, which are made part of the tool (report/html/assets.h).
PAGE_STYLE  := $(sort $(wildcard report/page/assets/*.css))
PAGE_SCRIPT := $(sort $(wildcard report/page/assets/*.js))

$(BUILD)/page-assets.h: scripts/dev/page-assets $(PAGE_STYLE) $(PAGE_SCRIPT)
	@mkdir -p $(@D)
	scripts/dev/page-assets $(PAGE_STYLE) -- $(PAGE_SCRIPT) >$@
$(BUILD)/host/report/html/assets.o $(BUILD)/fuzz/report/html/assets.o: $(BUILD)/page-assets.h
$(BUILD)/host/report/html/assets.o: HOST_CFLAGS += -DPAGE_ASSETS='"$(BUILD)/page-assets.h"'
$(BUILD)/fuzz/report/html/assets.o: FUZZ_CFLAGS += -DPAGE_ASSETS='"$(BUILD)/page-assets.h"'

$(BUILD)/pvbench: $(HOST_OBJ)
	$(CC) $(LDFLAGS) -o $@ $^ $(HOST_LIBS)

-include $(HOST_OBJ:.o=.d) $(wildcard $(BUILD)/host/tests/*/*.d $(BUILD)/host/tests/*/*/*.d)

# ---- what QEMU loads to say where instructions go, for each version of its plugin interface ----

# report/plugin/interface.h says which there are.
PLUGIN_C := $(wildcard report/plugin/*.c) report/paths/insn.c
# A QEMU of an older Debian loads it beside that release's C library: nothing newer than C11 is asked of it.
PLUGIN_CFLAGS = $(filter-out -D_GNU_SOURCE,$(HOST_CFLAGS)) -D_POSIX_C_SOURCE=200809L

$(PLUGINS): $(BUILD)/regions-%.so: $(PLUGIN_C) $(wildcard report/plugin/*.h) report/paths/raw.h report/paths/insn.h Makefile | $(BUILD)/can-build
	@mkdir -p $(@D)
	$(CC) $(PLUGIN_CFLAGS) $(LDFLAGS) -DPLUGIN_INTERFACE=$* -fvisibility=hidden -shared -fPIC -o $@ $(PLUGIN_C) -lz

# ---- host tests: one cmocka program a file ----

UNIT_C    := $(wildcard tests/unit/*/test_*.c)
UNIT_BIN  := $(UNIT_C:%.c=$(BUILD)/%)
UNIT_HELP := $(patsubst %.c,$(BUILD)/host/%.o,$(wildcard tests/unit/support/*.c tests/unit/makers/*.c))
TESTABLE  := $(filter-out $(BUILD)/host/report/commands/main.o,$(HOST_OBJ))

# cmocka 2 wants names that cmocka 1, of Debian 12 and 13, does not have.
$(BUILD)/host/tests/%.o $(BUILD)/tests/env/%: HOST_CFLAGS += -Wno-deprecated-declarations

$(UNIT_BIN): $(BUILD)/tests/unit/%: $(BUILD)/host/tests/unit/%.o $(UNIT_HELP) $(TESTABLE)
	@mkdir -p $(@D)
	$(CC) -o $@ $^ -lcmocka $(HOST_LIBS)

# What an environment's header says is tried on the host, once for each; how the kernel's compiler
# lays out what Xen reads is compiled for each, and read on the host.
ENV_BIN := $(ENVS:%=$(BUILD)/tests/env/test_env-%)
LAYOUTS := $(ENVS:%=$(BUILD)/layout/%)

$(BUILD)/tests/env/test_env-%: tests/env/test_env.c $(wildcard core/*.h core/*/*.h tests/unit/support/*.h tests/unit/makers/*.h) Makefile
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -D__XEN_INTERFACE_VERSION__=__XEN_LATEST_INTERFACE_VERSION__ \
	  -DENV_HEADER='"core/env/$*.h"' -o $@ $< -lcmocka

$(BUILD)/layout/%: $(BUILD)/%/tests/env/layout.c.o
	@mkdir -p $(@D)
	objcopy -O binary --only-section=.layout $< $@

# The public headers describe a foreign ABI to GNU C only.
$(BUILD)/host/tests/unit/kernel/test_layout.o: HOST_CFLAGS += -std=gnu11 -DLAYOUT_FOLDER='"$(BUILD)/layout"'

# Rules of the kernel's are tried by its own sources, with the headers of one environment.
KERNEL_TRIED := $(patsubst %,$(BUILD)/host/tests/unit/kernel/test_%.o,controls device diagnosis digest ended grid options plan screen screen_code summary summary_boot video window)
$(KERNEL_TRIED): HOST_CFLAGS += -std=gnu11 -DENV_HEADER='"core/env/pv64.h"' \
                 -D__XEN_INTERFACE_VERSION__=__XEN_LATEST_INTERFACE_VERSION__

unit: $(UNIT_BIN) $(ENV_BIN) $(LAYOUTS) $(BUILD)/pvbench
	@tests/run-unit tests/release tests/includes tests/cases tests/inputs tests/inputs-broken tests/warnings $(UNIT_BIN) $(ENV_BIN)

# ---- how fast the host tool is ----

SPEED_BIN := $(patsubst tests/speed/%.c,$(BUILD)/speed/%,$(wildcard tests/speed/*.c))

$(SPEED_BIN): $(BUILD)/speed/%: $(BUILD)/host/tests/speed/%.o $(BUILD)/host/tests/unit/makers/log_maker.o $(TESTABLE)
	@mkdir -p $(@D)
	$(CC) -o $@ $^ $(HOST_LIBS)

# ---- what a gate in cycles finds, on hosts whose truth is known (docs/statistics.md) ----

$(BUILD)/power: $(patsubst %.c,$(BUILD)/host/%.o,$(wildcard tests/power/*.c)) $(UNIT_HELP) $(TESTABLE)
	$(CC) -o $@ $^ -lcmocka $(HOST_LIBS)

power: $(BUILD)/power
	@$(BUILD)/power

# ---- fuzzing: the readers of what is not to be trusted, under sanitizers (docs/hostile.md) ----

FUZZ_SECONDS ?= 60
FUZZ_TARGETS := log json symbols paths
FUZZ_BIN     := $(FUZZ_TARGETS:%=$(BUILD)/fuzz/fuzz_%)
FUZZ_HELP    := tests/fuzz/drive.c tests/fuzz/drive_forms.c tests/fuzz/seal.c tests/fuzz/json_change.c \
                tests/unit/makers/kinds_maker.c tests/unit/makers/log_maker.c \
                tests/unit/makers/run_json.c
FUZZ_OBJ     := $(patsubst %.c,$(BUILD)/fuzz/%.o,$(filter-out report/commands/main.c,$(HOST_C)) $(FUZZ_HELP))
FUZZ_CFLAGS  := -std=c11 -D_GNU_SOURCE -O1 -g -I. -fno-omit-frame-pointer -isystem /usr/include/libxml2 \
                -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all \
                -fsanitize-coverage=inline-8bit-counters,pc-table \
                -DPVBENCH_LIBDIR='"$(LIBDIR)"'

$(BUILD)/fuzz/%.o: %.c Makefile
	@mkdir -p $(@D)
	clang $(FUZZ_CFLAGS) -MMD -MP -c -o $@ $<

# What would be drawn is looked at, and not drawn.
$(FUZZ_BIN): $(BUILD)/fuzz/fuzz_%: $(BUILD)/fuzz/tests/fuzz/fuzz_%.o $(FUZZ_OBJ)
	clang -fsanitize=fuzzer,address,undefined -Wl,--wrap=gnuplot_file,--wrap=gnuplot_close,--wrap=gnuplot_run \
	  -o $@ $^ $(HOST_LIBS)

# What the targets start from is made of the stored log.
FUZZ_STORED := tests/data/xen-4.17-quick.log
$(BUILD)/fuzz/seeds: $(BUILD)/host/tests/fuzz/seeds.o $(UNIT_HELP) $(TESTABLE)
	@mkdir -p $(@D)
	$(CC) -o $@ $^ -lcmocka $(HOST_LIBS)

$(BUILD)/fuzz/seed/made: $(BUILD)/fuzz/seeds $(FUZZ_STORED)
	@rm -rf $(@D) && mkdir -p $(FUZZ_TARGETS:%=$(@D)/%)
	$< $(FUZZ_STORED) $(@D)
	@touch $@

fuzz-build: $(FUZZ_BIN) $(BUILD)/fuzz/seed/made

# What is found new is kept in build/fuzz/found; an input that breaks something beside it.
fuzz:
	@scripts/setup build fuzz
	@$(MAKE) --no-print-directory -s -j$$(nproc) fuzz-build
	@scripts/dev/fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

-include $(FUZZ_OBJ:.o=.d) $(FUZZ_TARGETS:%=$(BUILD)/fuzz/tests/fuzz/fuzz_%.d)

# ---- the harness on a real processor: the objects of an image as a Linux program (tests/silicon) ----

# Of both kinds of image the objects that time, plan, judge and say; the rest is in tests/silicon.
SILICON_KERNEL := bench/bench.c bench/case/judge.c bench/cases/control.c bench/fixture/toll.c bench/fixture/chain.S \
                  $(wildcard bench/measure/*.c) $(filter-out bench/output/facts.c $(SCREEN_C),$(wildcard bench/output/*.c)) $(PLAIN_C) \
                  $(filter-out bench/plan/case_table.c,$(wildcard bench/plan/*.c)) \
                  core/crc32.c core/freestanding.c core/line.c core/text.c core/console/verdict.c \
                  report/record/record.c report/record/write.c
SILICON_C      := $(wildcard tests/silicon/*.c) bench/fixture/twin.c core/device.c
SILICON        := $(BUILD)/silicon/pvbench-linux64 $(BUILD)/silicon/pvbench-linux32

# $(call silicon_rules,BITS,ENV).  A 64-bit Debian has the numbers of system calls of both widths in one folder.
define silicon_rules
OBJ_linux$(1) := $(SILICON_C:%=$(BUILD)/silicon/$(1)/%.o) $(BUILD)/silicon/$(1)/tests/silicon/entry_$(1).S.o \
                $(patsubst %,$(BUILD)/$(2)/%.o,$(SILICON_KERNEL) $(KERNEL_C_$(2)))

$(BUILD)/silicon/$(1)/%.c.o: %.c Makefile | $(BUILD)/can-build
	@mkdir -p $$(@D)
	$(CC) $(KERNEL_CFLAGS) $(CFLAGS_$(2)) -idirafter /usr/include/x86_64-linux-gnu \
	  -DENV_HEADER='"tests/silicon/linux$(1).h"' -MMD -MP -c -o $$@ $$<

$(BUILD)/silicon/$(1)/%.S.o: %.S Makefile | $(BUILD)/can-build
	@mkdir -p $$(@D)
	$(CC) $(CFLAGS_$(2)) -fno-pic -I. -MMD -MP -c -o $$@ $$<

$(BUILD)/silicon/pvbench-linux$(1): $$(OBJ_linux$(1)) tests/silicon/program.lds
	$(CC) $(CFLAGS_$(2)) -nostdlib -static -Wl,--build-id=sha1 -Wl,-z,noexecstack \
	  -Wl,--no-warn-rwx-segments -Wl,-T,tests/silicon/program.lds -o $$@ $$(OBJ_linux$(1))

-include $$(OBJ_linux$(1):.o=.d)
endef
$(eval $(call silicon_rules,64,pv64))
$(eval $(call silicon_rules,32,pv32pae))

# ---- boot tests: shell scripts, and what they need ----

BOOT_TEST := $(BUILD)/tests/check_count $(BUILD)/tests/print_regions $(BUILD)/tests/list_symbols \
             $(BUILD)/tests/stand_in $(BUILD)/tests/stand_in-knows-grub

$(BUILD)/tests/check_count: $(BUILD)/host/tests/boot/check_count.o $(BUILD)/host/report/record/record.o \
                            $(BUILD)/host/report/record/read.o $(BUILD)/host/report/record/crc.o
	@mkdir -p $(@D)
	$(CC) -o $@ $^ -lz

$(BUILD)/tests/print_regions $(BUILD)/tests/list_symbols: $(BUILD)/tests/%: $(BUILD)/host/tests/boot/%.o $(TESTABLE)
	@mkdir -p $(@D)
	$(CC) -o $@ $^ $(HOST_LIBS)

# An image that boots as an old 32-bit hypervisor does.
$(BUILD)/tests/stand_in-knows-grub: STAND_IN := -DKNOWS_GRUB
$(BUILD)/tests/stand_in $(BUILD)/tests/stand_in-knows-grub: tests/boot/stand_in.S
	@mkdir -p $(@D)
	$(CC) -m32 -c $(STAND_IN) -o $@.o $<
	ld -m elf_i386 -N --no-warn-rwx-segments -Ttext 0x100000 -o $@ $@.o

boot-test: all $(BOOT_TEST) $(SPEED_BIN) $(SILICON)

# ---- what people type ----

setup:
	@scripts/setup build run

bench: setup
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	@$(BUILD)/pvbench run $(if $(findstring --report,$(BENCH_ARGS)),,--report '$(BUILD)/bench.html') $(BENCH_ARGS)

# A disc for a bare machine (docs/disc.md), of ISO_ARGS.
ISO ?= $(BUILD)/pvbench.iso
iso:
	@scripts/setup build disc
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	@$(BUILD)/pvbench iso --out '$(ISO)' $(ISO_ARGS)

# A person's own Xen host to try things on: pvbench and this tree are in it (docs/nested-host.md).
host:
	@scripts/setup build run host
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	@scripts/dev/nested-host --shell

test:
	@scripts/setup build run test old disc host fuzz
	@$(MAKE) --no-print-directory -s -j$$(nproc) boot-test
	@tests/run-all

# The same in a Debian that has nothing but git and make.  BARE=FOLDER keeps it there.
test-bare:
	@scripts/dev/test-bare '$(SUITE)' $(BARE)

# What the harness, the statistics and the gate are worth on this machine's own processor (docs/statistics.md).
silicon:
	@scripts/setup build test
	@$(MAKE) --no-print-directory -s -j$$(nproc) $(BUILD)/pvbench $(SILICON)
	@scripts/dev/silicon $(SILICON_ARGS)

speed:
	@scripts/setup build test
	@$(MAKE) --no-print-directory -s -j$$(nproc) $(BUILD)/pvbench $(SPEED_BIN)
	@scripts/dev/speed

reference:
	@scripts/setup build run test
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	@scripts/dev/reference
	@scripts/dev/profile-findings docs/profile >docs/profile-findings.md

docs: $(BUILD)/pvbench
	@$(BUILD)/pvbench coverage --markdown >docs/hypercalls.md || [ $$? -eq 5 ]
	@scripts/dev/example-compare >docs/example-compare.md
	@scripts/dev/pae docs/pae >docs/pae.md

# The tool says which commands there are.
man: $(BUILD)/man/pvbench.1
$(BUILD)/man/pvbench.1: $(BUILD)/pvbench scripts/host scripts/dev/man-pages scripts/dev/man-page.awk
	@scripts/dev/man-pages $(BUILD)/pvbench $(@D) '$(DOCDIR)'

size: all
	@for env in $(ENVS) $(ENVS:%=%-disc); do scripts/dev/image-size $(BUILD)/pvbench-$$env.gz $(BUILD)/pvbench-$$env.elf; done

# ---- style ----

STYLED := $(wildcard boot/*.c core/*.[ch] core/*/*.[ch] bench/*.[ch] bench/*/*.[ch] report/*/*.[ch] \
            tests/*/*.[ch] tests/unit/*/*.[ch])
SCRIPTS := $(shell grep -lE '^\#!/bin/sh' scripts/* scripts/dev/* tests/* tests/boot/* debian/tests/* .ci/* 2>/dev/null) \
           $(wildcard scripts/*.sh tests/*.sh tests/boot/*.sh)

lint:
	@scripts/setup build test
	@ENVS='$(ENVS)' scripts/dev/lint $(STYLED) -- $(SCRIPTS)

format:
	@scripts/dev/style $(STYLED)

include install.mk

clean:
	rm -rf $(BUILD)

FORCE:
