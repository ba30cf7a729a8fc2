using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Settings.Table;
using Xunit;

namespace StandardObservability.Tests.Settings;

/// <summary>Each option in a file, in an environment variable and in code: code wins over variables, which win over files.</summary>
public sealed class PrecedenceOfEveryOptionTests
{
    public static TheoryData<string> Keys => [.. SettingTable.All.Select(static s => s.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Pain_21_Code_wins_over_variables_and_variables_over_files_and_the_source_is_shown(string key)
    {
        var setting = SettingTable.All.Single(s => s.Key == key);
        var sample = SettingSample.Create(setting);
        var (file, variable, code) = sample.Values;
        var name = "Observability__" + sample.Path.Replace(":", "__", StringComparison.Ordinal);

        Assert.Equal((sample.Format(file), "configuration"), await ReadAsync(sample, variable: null, isInCode: false));
        Assert.Equal((sample.Format(variable), "configuration"), await ReadAsync(sample, name, isInCode: false));
        Assert.Equal((sample.Format(code), "code"), await ReadAsync(sample, name, isInCode: true));
        if (setting.Variable is { } standard)
        {
            Assert.Equal((variable, standard), await ReadAsync(sample, standard, isInCode: false));
            Assert.Equal((code, "code"), await ReadAsync(sample, standard, isInCode: true));
        }
    }

    /// <summary>Reads the effective value and its source in a host with a file, a variable if it is named, and code if it is wanted.</summary>
    private static async Task<(string? Value, string Source)> ReadAsync(SettingSample sample, string? variable, bool isInCode)
    {
        // Tests beside this one must not see the variable, so it has a prefix of its own.
        var prefix = $"T{Guid.NewGuid():N}_";
        Environment.SetEnvironmentVariable(prefix + variable, variable is null ? null : sample.Values.Variable);
        try
        {
            await using var host = WorkerHost.Build(set: b =>
            {
                b.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Observability:{{sample.Path}}":"{{sample.Values.File}}"}""")));
                b.Configuration.AddEnvironmentVariables(prefix);
                b.AddStandardObservability(isInCode ? sample.AssignFromCode : null);
            });

            var status = host.Services.GetRequiredService<ObservabilityStatus>().Settings.Single(s => s.Key == sample.Key);
            return (status.Value, status.Source);
        }
        finally
        {
            Environment.SetEnvironmentVariable(prefix + variable, null);
        }
    }
}
