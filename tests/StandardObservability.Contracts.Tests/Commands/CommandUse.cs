namespace StandardObservability.Contracts.Tests.Commands;

/// <summary>Who runs the commands of a form.</summary>
/// <param name="Form">A regular expression for the whole command.</param>
/// <param name="RunBy">The file that runs it, below the repository, or <see langword="null"/> if nothing here can.</param>
/// <param name="Evidence">A text of that file, or for a command that does not run here a text of its page that tells so.</param>
internal sealed record CommandUse(string Form, string? RunBy, string Evidence)
{
    private const string NoAccount = "ot tried on an AWS account";
    private const string Fresh = "tests/Packages.Tests/Fresh/";
    private const string Policies = "tests/Packages.Tests/Policies/";

    /// <summary>All forms.</summary>
    public static IReadOnlyList<CommandUse> All { get; } =
    [
        new(@"\./build\.sh test", ".ci/run", "build.sh\" test"),
        new(@"\./build\.sh demo", "tests/Samples.Tests/DemoViewerTests.cs", "\"Demo\""),
        new(@"\./build\.sh test --filter-class .*", "build.sh", "dotnet test"),
        new(@"dotnet run --project samples/Inventory\.Api", "tests/Samples.Tests/Shop.cs", "\"Inventory.Api\""),
        new(@"docker (compose|exec|run) .*", null, "not run by the tests"),
        new(@"dotnet run -c Release --project benchmarks/.* -- startup --quick", null, "a suite; without an argument it lists them"),
        new(@"dotnet new web( -n Shop && cd Shop)?", Fresh + "FirstHour.cs", "[\"new\", \"web\", \"-n\", Name]"),
        new(@"dotnet new (worker|console)", Fresh + "FreshSolution.cs", "\"new\", project.Template"),
        new(@"dotnet add package StandardObservability\.AspNetCore --prerelease", Fresh + "FirstHour.cs", "\"StandardObservability.AspNetCore\", \"--prerelease\""),
        new(@"dotnet add package (?!StandardObs|Acme)[\w.]+|dotnet add package StandardObservability(\.(Aws|Serilog))? --prerelease", "tests/Packages.Tests/Migrations/MigrationProjects.cs", "<PackageReference Include="),
        new(@"dotnet add package StandardObservability\.(Cdk|Testing|Analyzers|Dashboards) --prerelease", "tests/Packages.Tests/Contents/PackageNames.cs", "StandardObservability"),
        new(@"dotnet new install StandardObservability\.Templates", Fresh + "FirstHourTests.cs", "\"new\", \"install\""),
        new(@"dotnet new observability-web -n Shop", Fresh + "FirstHour.cs", "\"observability-web\", \"-n\", Name"),
        new(@"dotnet new observability-lambda -n Greeter", "tests/Packages.Tests/Migrations/PowertoolsTests.cs", "\"observability-lambda\", \"-n\", \"Greeter\""),
        new(@"dotnet new observability-policy -n Acme|\./build\.sh", Policies + "AcmePolicy.cs", "\"observability-policy\", \"-n\", \"Acme\""),
        new(@"dotnet nuget push ""artifacts/\*\.nupkg"" --source .*|dotnet add package Acme\..*", Policies + "PublishingTests.cs", "\"nuget\", \"push\", \"artifacts/*.nupkg\", \"--source\""),
        new(@"dotnet run --project Shop", Fresh + "FirstHour.cs", "exec dotnet run"),
        new(@"dotnet tool install --global StandardObservability\.Tool --prerelease", "tests/Packages.Tests/Projects/ObservabilityTool.cs", "\"tool\", \"install\", \"StandardObservability.Tool\""),
        new(@"dotnet publish samples/Checkout\.Api .*PublishAot=true", "samples/Published.proj", "PublishAs=NativeAot"),
        new(@"(dotnet publish samples/Checkout\.Api|find|samples/measure-start\.sh) .*out/.*", null, "not run by the tests"),
        new(@"dotnet publish -c Release -r linux-x64 --self-contained -o out", Fresh + "LambdaTemplateTests.cs", "\"--self-contained\""),
        new(@"\(cd out && zip -qr .*\)", "tests/Packages.Tests/Fresh/LambdaDeployTests.cs", "README.md"),
        new(@"key=function-\$\(sha256sum function\.zip \| cut -c1-12\)\.zip", "tests/Packages.Tests/Fresh/LambdaDeployTests.cs", "README.md"),
        new(@"(aws|kubectl|amazon-cloudwatch-agent-ctl|install|systemctl) .*", null, NoAccount),
        new(@"dotnet run (--no-launch-profile )?-- observability (render|check) deploy.*", "tests/Samples.Tests/ServiceCommandTests.cs", "observability"),
        new(@"(dotnet run --|dotnet Shop\.Api\.dll) observability doctor", "tests/StandardObservability.Tests/Diagnosis/Doctor/DoctorCommandTests.cs", "doctor"),
        new(@"observability (render|check|doctor) --project .*", "tests/StandardObservability.Tool.Tests/Commands/ServiceCommandTests.cs", "--project"),
        new(@"observability explain (TEL103|304)", "tests/StandardObservability.Tool.Tests/Commands/CommandLineTests.cs", "explain"),
        new(@"observability (verify|accept|diff|cost) .*", "tests/StandardObservability.Tool.Tests/Commands/PageTests.cs", "docs/tool.md shows other outputs"),
        new(@"observability (export weaver|import) .*", "tests/StandardObservability.Tool.Tests/Weaver/WeaverTests.cs", "weaver"),
        new(@"weaver registry (live-check|resolve) .*", "tests/StandardObservability.Tool.Tests/Weaver/LiveCheck.cs", "registry"),
    ];
}
