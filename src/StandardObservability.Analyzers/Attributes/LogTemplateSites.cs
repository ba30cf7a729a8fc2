using System.Collections.Generic;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Analyzers.Attributes;

/// <summary>The placeholders of a log message, with their arguments.</summary>
internal static class LogTemplateSites
{
    /// <summary>The placeholders of a call such as <c>LogInformation("Order {OrderId}", id)</c>.</summary>
    public static IEnumerable<AttributeSite> Find(IInvocationOperation call)
    {
        var template = call.FindArgument("message") ?? call.FindArgument("messageFormat");
        if (template.FindConstantText() is not { } text
            || call.FindArgument("args")?.WithoutConversion() is not IArrayCreationOperation { Initializer: { } arguments })
        {
            yield break;
        }

        var index = 0;
        foreach (var name in FindNames(text))
        {
            if (index == arguments.ElementValues.Length)
            {
                yield break;
            }

            yield return new(template!, arguments.ElementValues[index++], TelemetrySignals.Log) { Name = name };
        }
    }

    /// <summary>The names of a template's placeholders. <c>{{</c> is a brace; <c>@</c> and <c>$</c> are operators.</summary>
    public static IEnumerable<string> FindNames(string template)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                continue;
            }

            if (i + 1 < template.Length && template[i + 1] == '{')
            {
                i++;
                continue;
            }

            var end = template.IndexOf('}', i);
            if (end < 0)
            {
                yield break;
            }

            var name = template.Substring(i + 1, end - i - 1);
            var format = name.IndexOfAny([',', ':']);
            yield return (format < 0 ? name : name.Substring(0, format)).Trim().TrimStart('@', '$');
            i = end;
        }
    }
}
