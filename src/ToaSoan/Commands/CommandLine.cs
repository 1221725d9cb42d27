using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ToaSoan.Platform;

namespace ToaSoan.Commands;

/// <summary>
/// The command line. Exit codes: 0 done, 1 refused or failed with one clear line on stderr, 2 wrong usage. The language is
/// English when LC_ALL or LANG begins with "en", else Vietnamese.
/// </summary>
public static class CommandLine
{
    private static readonly Option<string> Data = new("--data") { Recursive = true };

    /// <summary>Runs a command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var language = Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all : Environment.GetEnvironmentVariable("LANG") ?? "";
        LanguageMiddleware.Speak(language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "vi");
        Console.OutputEncoding = System.Text.Encoding.UTF8;

        var parsed = Root().Parse(args);
        if (parsed.Action is not Help && parsed.Errors.Count > 0)
        {
            var odd = parsed.UnmatchedTokens.Count > 0 ? string.Join(' ', parsed.UnmatchedTokens) : string.Join(' ', args);
            await Console.Error.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, CommandsText.WrongUsage, odd));
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Refusal refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, CommandsText.Failed, error.Message));
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(CommandsText.Stopped);
            return 1;
        }
    }

    private static RootCommand Root()
    {
        var urls = new Option<string>("--urls");
        var office = new Option<string>("--office");
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore };

        var serve = new Command("serve") { urls };
        serve.SetAction((parsed, stop) => Serve.RunAsync(SettingsOf(parsed), parsed.GetValue(urls), stop));
        var demo = new Command("demo");
        demo.SetAction((parsed, stop) => Demo.RunAsync(SettingsOf(parsed), stop));
        var recover = new Option<string>("--recover");
        var owner = new Command("owner") { recover };
        owner.SetAction((parsed, stop) => Owner.RunAsync(SettingsOf(parsed), parsed.GetValue(recover), stop));
        var import = new Command("import") { paths, office };
        import.SetAction((parsed, stop) => Import.RunAsync(SettingsOf(parsed), parsed.GetValue(paths)!, parsed.GetValue(office), stop));

        var (list, basis, rehearse) = (new Argument<string>("FILE"), new Option<string>("--basis"), new Option<bool>("--dry-run"));
        var offices = new Command("offices") { list, basis, rehearse };
        offices.SetAction((parsed, stop) => ImportOffices.RunAsync(SettingsOf(parsed), parsed.GetValue(list)!, parsed.GetValue(basis), parsed.GetValue(rehearse), stop));

        var visits = new Argument<long>("VISITS");
        var prior = new Command("prior") { visits };
        prior.SetAction((parsed, stop) => PriorCounts.RunAsync(SettingsOf(parsed), parsed.GetValue(visits), stop));
        var counts = new Command("counts") { prior };

        var root = new RootCommand { counts, ReportOrder.Command(static (parsed, order, stop) => MakeReport.RunAsync(SettingsOf(parsed), order, stop)), Data, serve, demo, owner, import, offices };
        root.Options.OfType<HelpOption>().Single().Action = new Help();
        root.SetAction((parsed, stop) => Serve.RunAsync(SettingsOf(parsed), null, stop));
        return root;
    }

    private static Settings SettingsOf(ParseResult parsed)
    {
        var settings = Settings.From(new ConfigurationBuilder().AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true).Build());
        settings.Data = Path.GetFullPath(parsed.GetValue(Data) ?? settings.Data);
        return settings;
    }

    private sealed class Help : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            Console.WriteLine(CommandsText.Help);
            return 0;
        }
    }
}
