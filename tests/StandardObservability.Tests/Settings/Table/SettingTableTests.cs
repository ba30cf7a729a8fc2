using Microsoft.Extensions.Configuration;
using StandardObservability.Settings;
using StandardObservability.Settings.Table;
using Xunit;

namespace StandardObservability.Tests.Settings.Table;

public sealed class SettingTableTests
{
    private readonly SettingProblems _problems = new();

    [Fact]
    public void Covers_every_option_once()
    {
        var keys = SettingTable.All.Select(static s => s.Key).ToList();

        Assert.Equal(Keys(typeof(StandardObservabilityOptions), string.Empty).Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));

        static IEnumerable<string> Keys(Type options, string path) => options.GetProperties().SelectMany(p =>
            p.PropertyType.IsClass && p.PropertyType.Assembly == typeof(StandardObservabilityOptions).Assembly
                ? Keys(p.PropertyType, $"{path}{p.Name}:")
                : [path + p.Name]);
    }

    [Fact]
    public void Corrects_the_range_of_each_number() => Assert.Equal(SettingTable.All.OfType<NumberSetting>(), NumberSetting.All);

    [Fact]
    public void Binds_a_value_of_each_kind_and_records_its_source()
    {
        var options = Bind(
            ("Observability:Enabled", "false"),
            ("OBSERVABILITY:team", "payments"),
            ("Observability:MaxLineBytes", "20000"),
            ("Observability:OnInvalidConfiguration", "failfast"),
            ("Observability:Meters:0", "first"),
            ("Observability:Meters:1", "second"),
            ("Observability:ActivitySources", "a, b"),
            ("Observability:Metrics:Dimensions:orders.placed", "sku"),
            ("Observability:Traces:Instrumentations:npgsql", "false"));

        Assert.Empty(_problems.Messages);
        Assert.False(options.Enabled);
        Assert.Equal(("payments", 20_000, InvalidConfigurationBehavior.FailFast), (options.Team, options.MaxLineBytes, options.OnInvalidConfiguration));
        Assert.Equal(["first", "second"], options.Meters);
        Assert.Equal(["a", "b"], options.ActivitySources);
        Assert.Equal("sku", options.Metrics.Dimensions["orders.placed"]);
        Assert.False(options.Traces.Instrumentations["Npgsql"]);
        Assert.Equal(SettingSource.Configuration, options.Assigned.Find(nameof(options.Team)));
        Assert.Equal(SettingSource.Default, options.Assigned.Find(nameof(options.DeploymentId)));
    }

    [Fact]
    public void Binds_the_list_of_each_name_in_each_form()
    {
        var options = Bind(
            ("Observability:Metrics:Dimensions:one", "a, b"),
            ("Observability:Metrics:Dimensions:items:1", "d"),
            ("Observability:Metrics:Dimensions:items:0", "c"),
            ("Observability:Metrics:Dimensions:empty", ""),
            ("Observability:Metrics:Dimensions:both", "x"),
            ("Observability:Metrics:Dimensions:both:0", "y"));

        Assert.Empty(_problems.Messages);
        Assert.Equal(
            [("both", "x"), ("empty", ""), ("items", "c,d"), ("one", "a, b")],
            options.Metrics.Dimensions.Select(static d => (d.Key, d.Value)).Order());
    }

    [Fact]
    public void Keeps_a_value_that_code_has_set_before()
    {
        var options = new StandardObservabilityOptions { Team = "code" };

        SettingTable.Bind(Configuration(("Observability:Team", "file")), options, _problems);

        Assert.Equal("code", options.Team);
        Assert.True(options.Assigned.IsFromCode(nameof(options.Team)));
    }

    [Theory]
    [InlineData(100, 16_000, "Observability:MaxLineBytes is 100. It must be a number of bytes from 16000 to 1048576; 16000 is used.")]
    [InlineData(int.MaxValue, 1_048_576, "Observability:MaxLineBytes is 2147483647. It must be a number of bytes from 16000 to 1048576; 1048576 is used.")]
    public void Moves_a_number_from_code_into_its_range(int value, int used, string problem)
    {
        var options = new StandardObservabilityOptions { MaxLineBytes = value };

        NumberSetting.CorrectRanges(options, _problems);

        Assert.Equal(used, options.MaxLineBytes);
        Assert.Equal(problem, Assert.Single(_problems.Messages));
    }

    [Theory]
    [InlineData("MaxLineBytes", "15999", "Observability:MaxLineBytes is \"15999\". It must be a number of bytes from 16000 to 1048576; the default applies.")]
    [InlineData("Metrics:MaxSeries", "-1", "Observability:Metrics:MaxSeries is \"-1\". It must be a whole number, 0 or more; the default applies.")]
    [InlineData(
        "Meters:0:Name",
        "x",
        "Observability:Meters:0:Name is not a setting of this library and is ignored. docs/configuration.md lists all settings; check the spelling.")]
    [InlineData("Trace:XRay:Ids", "false", "Observability:Trace:XRay:Ids is not a setting of this library and is ignored. Did you mean Observability:Traces:XRay:Ids?")]
    public void Reports_a_value_that_cannot_be_used(string key, string value, string problem)
    {
        Bind(($"Observability:{key}", value));

        Assert.Equal(problem, Assert.Single(_problems.Messages));
    }

    private StandardObservabilityOptions Bind(params (string Key, string Value)[] settings)
    {
        var options = new StandardObservabilityOptions();
        SettingTable.Bind(Configuration(settings), options, _problems);
        return options;
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
