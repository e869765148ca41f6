# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The menu of the disc: what GRUB reads as /boot/grub/grub.cfg.
#
# What is chosen for every entry (Xen, console, line, mitigations, guest) is in variables of GRUB's,
# and an entry that changes one reads the menu again.  GRUB splits an unquoted variable at its
# blanks, and does no more with it.
#
# A script sources this with grub-words.sh, $seconds, $xen_args, $kernel_args, $families, and $list:
# lines "FILE<tab>ENVS<tab>TITLE", one for each hypervisor, the default first.

: "${me:?}" "${list?}" "${seconds:?}" "${xen_args?}" "${kernel_args?}"
tab=$(printf '\t')

# What every boot has, for the same reasons as under QEMU (scripts/run-qemu).  Synchronous, the
# console loses no byte of the record, and sends none of it while a call is timed.  After a panic
# the machine stays as it is.
menu_xen_words='dom0_mem=32M,max:32M dom0_max_vcpus=1 dom0_vcpus_pin guest_loglvl=none sync_console noreboot'

# Xen 4.17 leaves the screen black in text mode under BIOS (mended by 1ca5f69e35, in 4.18).  To UEFI
# a mode of 32 bits a pixel is one of 24 (xen/common/efi/boot.c:efi_find_gop_mode); Xen 4.17 takes the
# largest mode there, whatever it is told.
menu_mode='800x600'

# The kernel draws its summary, and halts the machine with it: only a reboot would clear the screen.
menu_screen='screen=summary'
menu_end='end=poweroff'

# The smallest plan that still warms up and rests by what the clock shows: 0.8 MB of record, 70
# seconds on a line of 115200 baud.
menu_diagnostic='quick samples=20 batches=32'

# Fewer samples of all cases than a full run's, which would be 45 minutes on such a line.
menu_full='full budget=6000000'
menu_family='full budget=3000000'

# menu_default NAME TEXT: a variable that has its first value, if an entry has set no other.
menu_default() {
    printf 'if [ -z "$%s" ]; then\n    set %s='\''%s'\''\n    export %s\nfi\n' "$1" "$1" "$2" "$1"
}

# menu_choice TITLE NAME=TEXT...: an entry that sets these and shows the menu again.
menu_choice() {
    printf "    menuentry '%s' {\n" "$1"
    shift
    for value; do
        printf "        set %s='%s'\n        export %s\n" "${value%%=*}" "${value#*=}" "${value%%=*}"
    done
    printf '        configfile "$prefix/grub.cfg"\n    }\n'
}

menu_head() {
    cat <<END
# Without a serial port the first of these fails, and the menu is on the screen alone.
if serial --unit=0 --speed=115200; then
    terminal_input console serial
    terminal_output console serial
fi
set pager=0
if [ "\$grub_platform" = efi ]; then
    set depth=x24
else
    set depth=x32
fi
export depth
if [ -z "\$menu_again" ]; then
    set timeout=$seconds
    set menu_again=yes
    export menu_again
else
    unset timeout
fi
set default=0
END
}

menu_defaults() {
    head -n 1 "$list" | {
        IFS=$tab read -r file takes title
        menu_default xen_file "$file"
        menu_default xen_title "$title"
        menu_default env "${takes%% *}"
        menu_default envs "$takes"
    }
    menu_default console_title 'summary on the screen, records on the serial line'
    menu_default console 'screen'
    menu_default mode "$menu_mode"
    menu_default line 'com1=115200,8n1'
    menu_default port com1
    menu_default mitigations_title 'as Xen chooses'
    # A variable without a value would be one that nobody has set.
    menu_default mitigations "$(printf ' ')"
}

# The function that all entries end in: what the settings come to, and the boot.
menu_start() {
    cat <<END
function start {
    set vga="vga=gfx-\$mode\$depth"
    if [ "\$mode" = text ]; then
        set vga=vga=text-80x25
    fi
    if [ "\$console" = serial ]; then
        set screen_words=''
        set video="console=\$port"
    elif [ "\$console" = both ]; then
        set screen_words=''
        set video="console=\$port,vga \$vga,keep"
    else
        set screen_words='$menu_screen'
        set video="console=\$port,vga \$vga"
    fi
    echo "Loading Xen \$xen_title"
    echo "and pvbench (\$env) ..."
    multiboot2 /boot/\$xen_file \$line \$video$(grub_words "$menu_xen_words") \$mitigations$(grub_words "$xen_args")
    module2 /boot/pvbench-\$env.gz \$* \$screen_words$(grub_words "$menu_end${kernel_args:+ $kernel_args}")
}
END
}

# menu_entry TITLE WORDS
menu_entry() {
    printf "menuentry '%s' {\n    start%s\n}\n" "$1" "$(grub_words "$2")"
}

menu_measure() {
    menu_entry 'Diagnostic: every case in brief, in two minutes or so' "$menu_diagnostic"
    menu_entry 'Full benchmark: every case, a quarter of an hour' "$menu_full"
    [ -n "$families" ] || return 0
    printf "submenu 'One family of hypercalls ...' {\n"
    for family in $families; do
        menu_entry "$family" "$menu_family cases=$family/*" | sed 's/^/    /'
    done
    printf '}\n'
}

menu_xens() {
    printf 'submenu "Xen: $xen_title ..." {\n'
    while IFS=$tab read -r file takes title; do
        menu_choice "$title" "xen_file=$file" "xen_title=$title" "env=${takes%% *}" "envs=$takes"
    done <"$list"
    printf '}\n'
}

# Only where the chosen Xen takes more than one kind of guest.
menu_guests() {
    cut -f 2 "$list" | sort -u | grep ' ' | while read -r takes; do
        printf 'if [ "$envs" = "%s" ]; then\nsubmenu "Guest: $env ..." {\n' "$takes"
        for env in $takes; do
            menu_choice "$env" "env=$env"
        done
        printf '}\nfi\n'
    done
}

menu_settings() {
    menu_xens
    menu_guests
    printf 'submenu "Mitigations: $mitigations_title ..." {\n'
    menu_choice 'as Xen chooses' 'mitigations_title=as Xen chooses' 'mitigations= '
    menu_choice 'off, to compare' 'mitigations_title=off, to compare' 'mitigations=spec-ctrl=no xpti=no pv-l1tf=no'
    printf '}\nsubmenu "Console: $console_title ..." {\n'
    for choice in 'screen:summary on the screen, records on the serial line' 'serial:serial line alone' \
        'both:records on the screen (they scroll) and on the serial line'; do
        menu_choice "${choice#*:}" "console=${choice%%:*}" "console_title=${choice#*:}"
    done
    printf '}\nsubmenu "Screen mode: $mode ..." {\n'
    for mode in $menu_mode 1024x768 640x480; do
        menu_choice "$mode" "mode=$mode"
    done
    menu_choice 'text, 80x25, by BIOS alone (4.17 leaves the screen black)' mode=text
    printf '}\nsubmenu "Serial line: $line ..." {\n'
    menu_choice 'COM1, 115200 baud' port=com1 line=com1=115200,8n1
    menu_choice 'COM2, 115200 baud' port=com2 line=com2=115200,8n1
    menu_choice 'a PCI card, 115200 baud' port=com1 line=com1=115200,8n1,pci
    menu_choice 'Intel AMT, 115200 baud' port=com1 line=com1=115200,8n1,amt
    printf '}\n'
}

menu_write() {
    echo '# pvbench: the menu of a disc that says how Xen does on this machine.'
    menu_head
    menu_defaults
    menu_start
    menu_measure
    menu_settings
    printf "menuentry 'Restart' {\n    reboot\n}\nmenuentry 'Power off' {\n    halt\n}\n"
}
