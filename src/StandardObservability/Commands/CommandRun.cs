using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions.Commands;
using StandardObservability.Settings;

namespace StandardObservability.Commands;

/// <summary>Finds a command by its name and runs it.</summary>
internal static class CommandRun
{
    private const int Failed = 1;
    private const int WrongArguments = 2;
    private const string ModelCommand = "render";

    /// <summary>Runs a command.</summary>
    /// <param name="services">The services of the host that was built.</param>
    /// <param name="arguments">The name of the command and its arguments.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IServiceProvider services, IReadOnlyList<string> arguments)
    {
        var commands = services.GetServices<IServiceCommand>().ToList();
        if (commands.Find(c => arguments.Count > 0 && c.Name == arguments[0]) is { } command)
        {
            var service = services.GetRequiredService<EmittingService>();
            return Run(command, new ServiceCommandContext(arguments.ToArray()[1..], Console.Out, Console.Error, service));
        }

        Console.Error.WriteLine(arguments.Count == 0 ? "The command is missing." : $"\"{arguments[0]}\" is not a command.");
        commands.ForEach(static c => Console.Error.WriteLine($"  {RegistrationContext.CommandVerb} {c.Usage}"));
        if (!commands.Exists(static c => c.Name == ModelCommand))
        {
            Console.Error.WriteLine(
                "The commands render and check need the package StandardObservability.Dashboards and "
                + "builder.Services.AddServiceModel(service => StandardModel.For(service)). A trimmed or native program has them only with that call.");
        }

        return WrongArguments;
    }

    private static int Run(IServiceCommand command, ServiceCommandContext context)
    {
        try
        {
            return command.Run(context);
        }
        catch (ArgumentException problem)
        {
            Console.Error.WriteLine(problem.Message);
            Console.Error.WriteLine($"  {RegistrationContext.CommandVerb} {command.Usage}");
            return WrongArguments;
        }
        catch (Exception problem)
        {
            // The message has the cause and the remedy if it is of this library; the stack leads to the cause in the service's own model.
            Console.Error.WriteLine(problem);
            return Failed;
        }
    }
}
