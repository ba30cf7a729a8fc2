using System.Globalization;
using System.Text;

namespace StandardObservability.Benchmarks.StartUp.Compilation;

/// <summary>Writes the compiled methods of a variant: by assembly, by namespace of ours, and what other variants do not compile.</summary>
internal static class CompilationList
{
    /// <summary>One line for each method: bytes of intermediate language, then the method.</summary>
    public static string Lines(IEnumerable<CompiledMethod> methods)
        => string.Concat(methods.OrderBy(static m => m.FullName, StringComparer.Ordinal).Select(static m => $"{m.FullName}\t{m.CodeSize}\n"));

    public static string Summary(CompiledStart start)
    {
        var text = new StringBuilder();
        Append(text, "By assembly", start.Methods.GroupBy(static m => m.Assembly));
        Append(text, "Ours by namespace", start.Methods.Where(static m => m.IsOurs).GroupBy(static m => m.Namespace));
        return text.ToString();
    }

    /// <summary>The methods that another variant does not compile.</summary>
    public static List<CompiledMethod> Without(CompiledStart start, CompiledStart other)
    {
        var known = other.Methods.Select(static m => m.FullName).ToHashSet(StringComparer.Ordinal);
        return [.. start.Methods.Where(m => !known.Contains(m.FullName))];
    }

    private static void Append(StringBuilder text, string title, IEnumerable<IGrouping<string, CompiledMethod>> groups)
    {
        text.Append(CultureInfo.InvariantCulture, $"{title}: methods, bytes\n");
        foreach (var group in groups.OrderByDescending(static g => g.Count()))
        {
            text.Append(CultureInfo.InvariantCulture, $"{group.Count(),7} {group.Sum(static m => m.CodeSize),8}  {group.Key}\n");
        }
    }
}
