using System.Text;
using StandardObservability.Conventions;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The table of attributes, from the comments of their names.</summary>
internal static class AttributeTable
{
    public static string Create()
    {
        var comments = new XmlComments(typeof(AttributeNames).Assembly);
        var table = new StringBuilder("| attribute | meaning |\n|---|---|\n");
        foreach (var field in typeof(AttributeNames).GetFields().Concat(typeof(PolicyAttributeNames).GetFields().Where(static f => f.Name != nameof(PolicyAttributeNames.Other)))
            .OrderBy(static f => (string)f.GetRawConstantValue()!, StringComparer.Ordinal))
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{field.GetRawConstantValue()}` | {comments.Describe(field)} |\n");
        }

        return table.ToString();
    }
}
