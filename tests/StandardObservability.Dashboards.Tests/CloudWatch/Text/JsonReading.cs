using System.Globalization;
using System.Text.Json;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Text;

/// <summary>Reads members of JSON objects, with an error that names what is wrong.</summary>
internal static class JsonReading
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Parses a document; a member that is there twice is an error, because readers do not agree on which of them counts.</summary>
    public static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException error)
        {
            throw new CloudWatchException($"{error.Message} in: {(json.Length > 300 ? json[..300] : json)}");
        }
    }

    public static string Text(this JsonElement owner, string member) =>
        owner.OptionalText(member) ?? throw new CloudWatchException($"the member {member} is missing in {owner}");

    public static string? OptionalText(this JsonElement owner, string member)
    {
        if (!owner.TryGetProperty(member, out var value)) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new CloudWatchException($"the member {member} must be a string, it is {value}");
    }

    public static double? OptionalNumber(this JsonElement owner, string member)
    {
        if (!owner.TryGetProperty(member, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number) return value.GetDouble();
        // CloudFormation converts a parameter, which is a string, to the type of the property.
        return value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new CloudWatchException($"the member {member} must be a number, it is {value}");
    }

    public static int? OptionalInteger(this JsonElement owner, string member)
    {
        if (owner.OptionalNumber(member) is not { } number) return null;
        return Math.Floor(number).Equals(number) ? (int)number : throw new CloudWatchException($"the member {member} must be an integer, it is {number}");
    }

    public static bool? OptionalFlag(this JsonElement owner, string member)
    {
        if (!owner.TryGetProperty(member, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => flag,
            _ => throw new CloudWatchException($"the member {member} must be true or false, it is {value}"),
        };
    }

    /// <summary>Refuses members that are not documented, so that a typing error is found.</summary>
    public static void AllowOnly(this JsonElement owner, string what, params ReadOnlySpan<string> members)
    {
        if (owner.ValueKind != JsonValueKind.Object) throw new CloudWatchException($"{what}: an object expected, not {owner}");
        foreach (var member in owner.EnumerateObject())
        {
            if (!members.Contains(member.Name)) throw new CloudWatchException($"{what}: the member {member.Name} is not known");
        }
    }
}
