using StandardObservability.Identity.Aws.Metadata;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Indications of EC2 in the firmware and the hypervisor of the machine.</summary>
/// <param name="NamesEc2">Whether the firmware names Amazon EC2.</param>
/// <param name="MayBeEc2">Whether it does, or the UUID of the machine starts like those of EC2, as one in 4,096 of other machines does.</param>
/// <param name="InstanceId">The id of the instance, when the firmware contains it.</param>
internal readonly record struct Ec2Firmware(bool NamesEc2, bool MayBeEc2, string? InstanceId)
{
    private const string Firmware = "/sys/class/dmi/id/";

    public static Ec2Firmware Read(LocalFiles files)
    {
        // Instances on Nitro and bare metal have this vendor; those on Xen a firmware version such as 4.11.amazon.
        var namesEc2 = files.SystemVendor == "Amazon EC2" || files.ReadLine(Firmware + "bios_version")?.EndsWith(".amazon", StringComparison.Ordinal) == true;
        return new Ec2Firmware(
            namesEc2,
            namesEc2 || HasEc2Prefix(files.ReadLine(Firmware + "product_uuid")) || HasEc2Prefix(files.ReadLine("/sys/hypervisor/uuid")),
            namesEc2 ? ParseInstanceId(files.ReadLine(Firmware + "board_asset_tag")) : null);
    }

    private static bool HasEc2Prefix(string? uuid) => uuid?.StartsWith("ec2", StringComparison.OrdinalIgnoreCase) == true;

    private static string? ParseInstanceId(string? tag)
        => tag is { Length: >= 10 and <= 32 } && tag.StartsWith("i-", StringComparison.Ordinal) && tag[2..].All(char.IsAsciiHexDigitLower) ? tag : null;
}
