using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>Tables of the fields of log lines: order and type from a line that was really written, meaning from the comments of the names.</summary>
internal static class FieldTable
{
    private static readonly FieldInfo[] Names = [.. typeof(LogFieldNames).GetFields(), .. typeof(AttributeNames).GetFields()];

    /// <summary>The fields of the line that have a name of ours.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isOmitted">Whether a field is defined in another table.</param>
    public static string Create(JsonElement line, Func<string, bool> isOmitted)
    {
        var comments = new XmlComments(typeof(LogFieldNames).Assembly);
        var table = new StringBuilder("| field | JSON type | meaning |\n|---|---|---|\n");
        foreach (var field in line.EnumerateObject().Where(f => !isOmitted(f.Name)))
        {
            if (Find(field.Name) is { } name)
            {
                table.Append(CultureInfo.InvariantCulture, $"| `{field.Name}` | {JsonTypes.Name(field.Value)} | {comments.Describe(name)} |\n");
            }
        }

        return table.ToString();
    }

    /// <summary>Whether a field has a name of ours, and is not one of the caller.</summary>
    public static bool IsOwn(string field) => Find(field) is not null;

    private static FieldInfo? Find(string field) => Array.Find(Names, n => (string)n.GetRawConstantValue()! is var name
        && (name == field || (name == LogFieldNames.InnerExceptionPrefix && field.StartsWith(name + "1.", StringComparison.Ordinal))));
}
