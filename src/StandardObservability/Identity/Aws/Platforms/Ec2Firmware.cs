using StandardObservability.Identity.Aws.Metadata;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>What the firmware and the hypervisor say about being an EC2 instance.</summary>
/// <param name="NamesEc2">They name Amazon EC2.</param>
/// <param name="MayBeEc2">They name it, or the machine's unique id starts as those of EC2 do, and one in 4,096 others.</param>
/// <param name="InstanceId">Id of the instance, where the firmware has it.</param>
internal readonly record struct Ec2Firmware(bool NamesEc2, bool MayBeEc2, string? InstanceId)
{
    private const string Firmware = "/sys/class/dmi/id/";

    public static Ec2Firmware Read(LocalFiles files)
    {
        // Instances on Nitro and bare metal name the maker; those on Xen the version of the firmware, for example 4.11.amazon.
        var certain = files.SystemVendor == "Amazon EC2" || files.ReadLine(Firmware + "bios_version")?.EndsWith(".amazon", StringComparison.Ordinal) == true;
        return new Ec2Firmware(
            certain,
            certain || HasEc2Prefix(files.ReadLine(Firmware + "product_uuid")) || HasEc2Prefix(files.ReadLine("/sys/hypervisor/uuid")),
            certain ? ParseInstanceId(files.ReadLine(Firmware + "board_asset_tag")) : null);
    }

    private static bool HasEc2Prefix(string? uuid) => uuid?.StartsWith("ec2", StringComparison.OrdinalIgnoreCase) == true;

    private static string? ParseInstanceId(string? tag)
        => tag is { Length: >= 10 and <= 32 } && tag.StartsWith("i-", StringComparison.Ordinal) && tag.Skip(2).All(char.IsAsciiHexDigitLower) ? tag : null;
}
