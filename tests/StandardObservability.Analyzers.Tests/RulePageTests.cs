using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StandardObservability.Conventions.Policy.Rules;
using Xunit;

namespace StandardObservability.Analyzers.Tests;

/// <summary>The examples of the pages of rules compile, and the analyzers find exactly what the page describes.</summary>
public sealed class RulePageTests
{
    private const string Statements = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;

        static class Example
        {
            static readonly Meter meter = new("acme.shop");
            static readonly ActivitySource source = new("acme.shop");
            static readonly Counter<long> placed = meter.CreateCounter<long>("acme.example.placed", "{order}");
            static readonly string userId = "", email = "", channel = "", tier = "";
            static readonly int[] orders = [];

            static void Run(Activity? activity, Guid orderId)
            {
                CODE
            }
        }
        """;

    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        CODE
        """;

    public static TheoryData<string> RulesWithExamples =>
        [.. PolicyRules.Rules.Select(static rule => rule.Id).Where(static id => FindExample(id, "Bad") != null)];

    [Fact]
    public void Each_rule_has_a_page_with_its_title_and_each_page_a_rule()
    {
        var pages = Directory.EnumerateFiles(Folder, "*.md").Select(static path => File.ReadLines(path).First()).Order(StringComparer.Ordinal);

        Assert.Equal(PolicyRules.Rules.Select(static rule => $"# {rule.Id}: {rule.Title}"), pages);
    }

    [Theory]
    [MemberData(nameof(RulesWithExamples))]
    public async Task The_bad_example_is_found(string rule) => Assert.Equal([rule], await AnalyzeAsync(FindExample(rule, "Bad")!));

    [Theory]
    [MemberData(nameof(RulesWithExamples))]
    public async Task The_good_example_is_not_found(string rule) => Assert.Empty(await AnalyzeAsync(FindExample(rule, "Good")!));

    [Fact]
    public void Each_rule_of_the_compiler_has_an_example()
    {
        // A closed catalogue and a faulty file are no code.
        var expected = PolicyRules.Rules.Where(static rule => rule.IsCheckedAt(Gate.Compile)).Select(static rule => rule.Id).Except([RuleIds.UnknownName, RuleIds.PolicyFile]);

        Assert.Equal(expected, RulesWithExamples.Select(static row => row.Data));
    }

    private static async Task<IEnumerable<string>> AnalyzeAsync(string code)
    {
        var isProgram = code.Contains("WebApplication", StringComparison.Ordinal);
        var source = (isProgram ? Program : Statements).Replace("CODE", code, StringComparison.Ordinal);
        var compilation = CompiledCode.Create(source, isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        var policy = AnalyzedCode.Policy.Replace("acme.order.placed", "acme.order.shipped", StringComparison.Ordinal);
        return (await CompiledCode.AnalyzeAsync(compilation, policy)).Select(static d => d.Id).Distinct(StringComparer.Ordinal);
    }

    private static string? FindExample(string rule, string heading)
    {
        var path = Path.Combine(Folder, $"{rule}.md");
        var match = File.Exists(path) ? Regex.Match(File.ReadAllText(path), $"## {heading}\n```csharp\n(.*?)\n```", RegexOptions.Singleline) : Match.Empty;
        return match.Success ? match.Groups[1].Value : null;
    }

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Observability.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "docs", "rules");
        }
    }
}
