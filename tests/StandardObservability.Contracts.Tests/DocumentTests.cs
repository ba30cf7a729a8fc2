using System.Text.RegularExpressions;
using StandardObservability.Contracts.Tests.References;
using Xunit;

namespace StandardObservability.Contracts.Tests;

/// <summary>What the documents promise about themselves.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] CompiledFromThePage = ["docs/start.md", "docs/migrating.md", "src/StandardObservability/README.md"];

    private static readonly Lazy<IReadOnlyList<string>> CompiledCode = new(static () =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(static f => Squeezed(File.ReadAllText(f))),
        .. CompiledFromThePage.SelectMany(static p => Snippets(p)).Select(Squeezed),
    ]);

    public static TheoryData<string> PagesWithCode { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Repository.Projects.Keys.Select(static p => Path.Combine(Repository.Root, "src", p, "README.md")).Where(File.Exists))
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Select(static p => Path.GetRelativePath(Repository.Root, p))
            .Where(static p => !p.EndsWith(".received.md", StringComparison.Ordinal) && !p.StartsWith("docs/rules/", StringComparison.Ordinal) && !CompiledFromThePage.Contains(p) && Snippets(p).Count > 0),
    ];

    [Fact]
    public void The_readme_is_short_and_shows_code_first()
    {
        var lines = Repository.Read("README.md").Split('\n');

        Assert.InRange(lines.Length, 30, 120);
        Assert.InRange(Array.FindIndex(lines, static l => l.StartsWith("```", StringComparison.Ordinal)), 0, 14);
    }

    [Fact]
    public void Every_setting_and_every_switch_is_documented()
    {
        var page = Repository.Read("docs", "configuration.md");
        var settings = Repository.Read("tests", "StandardObservability.Contracts.Tests", "Approved", "options.approved.txt");

        Assert.All(settings.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Contains($"`{l.Split(' ')[0]}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_option_table_is_generated_from_the_settings()
        => GeneratedSection.Verify("options", OptionTable.Create(), "docs", "configuration.md");

    [Fact]
    public async Task The_tables_of_metrics_and_attributes_are_generated_from_their_names()
    {
        GeneratedSection.Verify("metrics", await MetricTable.CreateAsync(), "docs", "reference.md");
        GeneratedSection.Verify("attributes", AttributeTable.Create(), "docs", "reference.md");
    }

    /// <summary>Each is defined in one table, and a page that mentions one links to it.</summary>
    [Theory]
    [InlineData("`Observability:", "configuration.md")]
    [InlineData("`observability\\.(items|spans|emf|policy|detail|doctor|output|loss)", "reference.md")]
    [InlineData("[Ee]vents? \\(?[1-9][0-9]{2}", "events.md")]
    [InlineData("`(trace_id|xray_trace_id|event_name|message_template|duration_ms)`", "logs.md")]
    public void A_page_that_mentions_what_a_reference_defines_links_to_it(string mention, string reference)
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Where(static p => !p.EndsWith(".received.md", StringComparison.Ordinal))
            .Where(p => Path.GetFileName(p) != reference && !p.Contains("/adr/", StringComparison.Ordinal) && !p.Contains("/benchmarks/", StringComparison.Ordinal));

        Assert.Empty(pages.Where(p => Regex.IsMatch(File.ReadAllText(p), mention) && !File.ReadAllText(p).Contains(reference, StringComparison.Ordinal)).Select(Path.GetFileName));
    }

    [Fact]
    public void The_table_of_instrumentations_is_generated_from_the_list()
        => GeneratedSection.Verify("instrumentations", InstrumentationTable.Create(), "docs", "instrumentations.md");

    [Fact]
    public void Each_log_event_has_its_section_and_each_warning_ends_with_the_link_to_it()
    {
        GeneratedSection.Verify("events", EventTable.Create(), "docs", "events.md");
        var sections = Sections(Path.Combine(Repository.Root, "docs", "events.md"));

        var ids = typeof(Conventions.EventIds).GetFields().Select(static f => (int)f.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Contains($"{id}", sections));
        var warnings = EventTable.Messages.Where(static m => m.Level == Microsoft.Extensions.Logging.LogLevel.Warning).ToList();
        Assert.NotEmpty(warnings);
        Assert.All(warnings, static m => Assert.EndsWith($" See docs/events.md#{m.EventId}.", m.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_standards_shows_the_example_that_tests_read_and_generated_tables_of_keys_and_rules()
    {
        GeneratedSection.Verify("example", $"```jsonc\n{Repository.Read("docs", "examples", "telemetry.policy.json")}```\n", "docs", "standards.md");
        GeneratedSection.Verify("keys", PolicyTables.CreateKeys(), "docs", "standards.md");
        GeneratedSection.Verify("rules", PolicyTables.CreateRules(), "docs", "standards.md");
        GeneratedSection.Verify("fleet", DashboardTables.CreateFleetWidgets(), "docs", "standards.md");
    }

    [Fact]
    public void The_tables_of_widgets_and_alarms_are_generated_from_the_standard_model()
    {
        GeneratedSection.Verify("widgets", DashboardTables.CreateWidgets(), "docs", "dashboards.md");
        GeneratedSection.Verify("alarms", DashboardTables.CreateAlarms(), "docs", "alarms.md");
        Assert.All(StandardObservability.Dashboards.StandardModel.For("s").Sections.SelectMany(static x => x.Widgets), static w => Assert.NotNull(w.Meaning));
    }

    /// <summary>Tests of packages compile the programs of three pages from the page itself, and tests of analyzers those of the rules.</summary>
    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void What_a_page_shows_is_compiled_code(string page)
    {
        var snippets = Snippets(page);

        Assert.NotEmpty(snippets);
        Assert.All(snippets, s => Assert.Contains(CompiledCode.Value, c => c.Contains(Squeezed(s), StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_kind_of_secret_and_every_secret_key_is_documented()
    {
        var page = Repository.Read("docs", "redaction.md");

        Assert.All(Conventions.Redaction.RedactionKinds.ByGroup.Values.SelectMany(static g => g), k => Assert.Contains($"| `{k}` |", page, StringComparison.Ordinal));
        Assert.All(Conventions.Redaction.SecretKeyNames.Default.Values.SelectMany(static g => g), k => Assert.Contains($"`{k}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var pages = Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(Repository.Projects.Keys.Select(static p => Path.Combine(Repository.Root, "src", p, "README.md")).Where(File.Exists))
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories));
        foreach (var page in pages)
        {
            foreach (Match link in Links().Matches(File.ReadAllText(page)))
            {
                var (path, section) = (link.Groups["path"].Value, link.Groups["section"].Value);
                var target = path.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, path);
                Assert.True(Path.Exists(target), $"{page} links to {path}");
                Assert.True(section.Length == 0 || Sections(target).Contains(section), $"{page} links to {path}#{section}");
            }
        }
    }

    private static List<string> Snippets(string page)
        => [.. Repository.Read(page).Split("```csharp\n").Skip(1).Select(static s => s[..s.IndexOf("```", StringComparison.Ordinal)])];

    /// <summary>Code without indents, empty lines and the names that it uses.</summary>
    private static string Squeezed(string text)
        => string.Join('\n', text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && !Using().IsMatch(l)));

    [GeneratedRegex(@"^using [\w.]+;$")]
    private static partial Regex Using();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(#(?<section>[^)]+))?\)")]
    private static partial Regex Links();

    /// <summary>The names of a page's sections in links: lower case, with hyphens, without punctuation.</summary>
    private static HashSet<string> Sections(string page) =>
    [
        .. File.ReadLines(page)
            .Where(static l => l.StartsWith('#'))
            .Select(static l => Punctuation().Replace(l.TrimStart('#').Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-')),
    ];

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
