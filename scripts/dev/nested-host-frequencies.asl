/* SPDX-License-Identifier: MIT */
/*
 * Processors with three frequencies, for scripts/dev/nested-host --frequencies: QEMU's own tables name
 * none, and then Xen has no governor that could be set (ACPI specification, Processor Performance
 * Control). A processor is told its state by a write to a port and says it when that is read, so the
 * port has to keep a byte: the scratch register of a serial port that nobody uses does.
 */
DefinitionBlock ("", "SSDT", 1, "PVB", "PSTATES", 1)
{
    External (\_SB.CPUS.C000, DeviceObj)

    /* MHz, milliwatt, microseconds of latency twice, what is written, what is then read. */
    Name (\_SB.PSTS, Package () {
        Package () { 3000, 30000, 10, 10, 0x30, 0x30 },
        Package () { 2000, 20000, 10, 10, 0x20, 0x20 },
        Package () { 1000, 10000, 10, 10, 0x10, 0x10 }
    })

    /* Each coordinates its own (_PSD: 5 entries, revision 0, domain, software for any of 1). */
    Scope (\_SB.CPUS.C000) {
        Name (_PCT, Package () {
            ResourceTemplate () { Register (SystemIO, 8, 0, 0x3EF) },
            ResourceTemplate () { Register (SystemIO, 8, 0, 0x3EF) }
        })
        Method (_PSS) { Return (\_SB.PSTS) }
        Name (_PPC, 0)
        Name (_PSD, Package () { Package () { 5, 0, 0, 0xFD, 1 } })
    }
#ifdef TWO
    External (\_SB.CPUS.C001, DeviceObj)
    Scope (\_SB.CPUS.C001) {
        Name (_PCT, Package () {
            ResourceTemplate () { Register (SystemIO, 8, 0, 0x2EF) },
            ResourceTemplate () { Register (SystemIO, 8, 0, 0x2EF) }
        })
        Method (_PSS) { Return (\_SB.PSTS) }
        Name (_PPC, 0)
        Name (_PSD, Package () { Package () { 5, 0, 1, 0xFD, 1 } })
    }
#endif
}
