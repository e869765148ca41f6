# SPDX-License-Identifier: MIT
# What is installed, and where: by one table it is put there and removed again.
#
# A place is a folder, the files that go into it, and their mode.  A new kind of file is a new place.

PLACES := program image script part page bash zsh

program.folder := $(PREFIX)/bin
program.files  := $(BUILD)/pvbench
program.mode   := 755

# Of what was stripped from the images only the symbols are installed, by which functions are named.
image.folder := $(LIBDIR)
SYMBOLS      := $(ENVS:%=$(BUILD)/pvbench-%.elf.debug)
image.files  := $(ENVS:%=$(BUILD)/pvbench-%.gz) $(ENVS:%=$(BUILD)/pvbench-%-disc.gz) $(SYMBOLS) $(PLUGINS) LICENSE
image.mode   := 644

# What is run, and what is sourced.
script.folder := $(LIBDIR)/scripts
script.files  := $(filter-out %.sh %/completion %/dev,$(wildcard scripts/*))
script.mode   := 755
part.folder   := $(LIBDIR)/scripts
part.files    := $(wildcard scripts/*.sh)
part.mode     := 644

# One page a command, which the rows of main.c name; make man writes them.
COMMANDS    := $(shell sed -nE 's|^    \{"([a-z-]+)", cmd_.*|\1|p' report/commands/main.c)
page.folder := $(PREFIX)/share/man/man1
page.files  := $(patsubst %,$(BUILD)/man/%.1,pvbench $(COMMANDS:%=pvbench-%))
page.mode   := 644

bash.folder := $(PREFIX)/share/bash-completion/completions
bash.files  := scripts/completion/pvbench
bash.mode   := 644
zsh.folder  := $(ZSHDIR)
zsh.files   := scripts/completion/_pvbench
zsh.mode    := 644

# The documents keep their folders: texts and links name docs/NAME.md and results/reference.
DOCS := README.md CHANGELOG.md CITATION.cff $(wildcard docs/*.md docs/*/* results/README.md results/reference/*.md results/reference/*/run.json.gz)

# $(call doc_place,FOLDER/)
define doc_place
PLACES += $(1)
$(1).folder := $(patsubst %/,%,$(DOCDIR)/$(patsubst ./%,%,$(1)))
$(1).files  := $(foreach file,$(DOCS),$(if $(filter $(1),$(dir $(file))),$(file)))
$(1).mode   := 644
endef
$(foreach folder,$(sort $(dir $(DOCS))),$(eval $(call doc_place,$(folder))))

# One recipe line each, which the blank line ends.
define put_place
	install -d "$(DESTDIR)$($(1).folder)"
	install -m $($(1).mode) $($(1).files) "$(DESTDIR)$($(1).folder)"

endef
define clear_place
	if cd "$(DESTDIR)$($(1).folder)" 2>/dev/null; then rm -f $(notdir $($(1).files)); fi

endef

install: all man
	$(foreach place,$(PLACES),$(call put_place,$(place)))
	strip --strip-debug $(patsubst $(BUILD)/%,"$(DESTDIR)$(LIBDIR)/%",$(SYMBOLS))

# Folders that have another's files, and those that all programs share, stay.
uninstall:
	$(foreach place,$(PLACES),$(call clear_place,$(place)))
	@for own in "$(DESTDIR)$(LIBDIR)" "$(DESTDIR)$(DOCDIR)"; do \
	  [ ! -d "$$own" ] || find "$$own" -depth -type d -empty -delete; done

# The committed tree as it is released: the same commit is the same bytes.
DIST := $(BUILD)/pvbench-$(RELEASE).tar
dist:
	@[ -e .git ] || { echo 'dist: this tree is no clone: what was unpacked is the release already' >&2; exit 4; }
	@mkdir -p $(BUILD)
	@$(GIT) diff --quiet HEAD || echo 'dist: HEAD is packed, without what is changed in this tree' >&2
	@$(GIT) -c tar.umask=0022 archive --format=tar --prefix=pvbench-$(RELEASE)/ --output=$(DIST) HEAD
	@gzip -9nf $(DIST)
	@echo $(DIST).gz
