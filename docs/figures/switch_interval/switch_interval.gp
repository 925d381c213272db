# switch_interval: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.0001 0.000346779333 0.000304943954 0.000388614713
0.0002 0.000437489333 0.000410704047 0.000464274619
0.0005 0.000760301 0.000712039588 0.000808562412
0.001 0.00123113133 0.00121600917 0.0012462535
0.002 0.00220547433 0.0021862357 0.00222471296
0.005 0.00521489367 0.00518404215 0.00524574519
0.01 0.01020727 0.0101964551 0.0102180849
0.02 0.0201951867 0.0201824082 0.0202079651
0.05 0.05020727 0.0501964551 0.0502180849
EOD
$p1s2 << EOD
0.0001 0.001490793 0.00134262762 0.00163895838
0.0002 0.001177298 0.00091817538 0.00143642062
0.0005 0.00131395967 0.000672566924 0.00195535241
0.001 0.00250110333 0.00206376354 0.00293844312
0.002 0.003212756 0.00267768728 0.00374782472
0.005 0.012112968 0.00984512277 0.0143808132
0.01 0.0145952407 0.0116537847 0.0175366966
0.02 0.044115358 0.0368014191 0.0514292969
0.05 0.0699952407 0.0570800466 0.0829104347
EOD
$p1s3 << EOD
0.0001 0.00491963 0.00396771093 0.00587154907
0.0002 0.00468012 0.00409707944 0.00526316056
0.0005 0.00614180533 0.00505155505 0.00723205561
0.001 0.0107179707 0.00943599393 0.0119999474
0.002 0.0184473367 0.0155185216 0.0213761518
0.005 0.040727754 0.0352018871 0.0462536209
0.01 0.0493428177 0.0422778322 0.0564078031
0.02 0.119384597 0.102487029 0.136282165
0.05 0.227506469 0.223602299 0.231410639
EOD
$p1l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
$p2s1 << EOD
0.0001 0.000376771667 0.000370945156 0.000382598177
0.0002 0.000475827333 0.000465026517 0.00048662815
0.0005 0.000779367333 0.000776726539 0.000782008128
0.001 0.00128458733 0.00128080783 0.00128836683
0.002 0.002192815 0.00214019077 0.00224543923
0.005 0.005311189 0.00525358226 0.00536879574
0.01 0.0103160947 0.0102578527 0.0103743366
0.02 0.0203964507 0.020312375 0.0204805264
0.05 0.0503737693 0.0503259185 0.0504216201
EOD
$p2s2 << EOD
0.0001 0.000574547667 0.000537579989 0.000611515345
0.0002 0.000751355333 0.000668753163 0.000833957503
0.0005 0.00112229567 0.00107926843 0.00116532291
0.001 0.00191309867 0.0018674119 0.00195878543
0.002 0.00512876033 0.0045432876 0.00571423306
0.005 0.015089423 0.011944678 0.018234168
0.01 0.0312898127 0.0276453337 0.0349342916
0.02 0.0565953097 0.0556922647 0.0574983546
0.05 0.148496591 0.126771642 0.17022154
EOD
$p2s3 << EOD
0.0001 0.00128256833 0.00118569308 0.00137944359
0.0002 0.001725955 0.00158528178 0.00186662822
0.0005 0.00293321 0.00238640092 0.00348001908
0.001 0.00538438433 0.00507013298 0.00569863569
0.002 0.0116668417 0.00920276336 0.01413092
0.005 0.025907189 0.020272388 0.03154199
0.01 0.0476089417 0.0392210265 0.0559968568
0.02 0.086334439 0.0707822368 0.101886641
0.05 0.213262771 0.187897157 0.238628384
EOD
$p2l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [7.79904093e-05:0.0641104469]
set logscale y
set yrange [7.32640826e-05:0.325709919]
unset label
unset arrow
set label 'The convoy: an answer waits a switch interval for the GIL' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'switch interval' at screen 0.49239,0.06019 center front textcolor rgb '#222222'
set label 'mean latency' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10828
set rmargin at screen 0.42563
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1)
set label '1 core' at screen 0.11078,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.42637,0.69132 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.42637,0.73067 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.42637,0.82219 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.16031,0.21266 left front textcolor rgb '#666666'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset label
unset arrow
set lmargin at screen 0.55914
set rmargin at screen 0.87649
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.0001, '' 0.001, '' 0.01, '' 0.1)
set label '2 cores' at screen 0.56164,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.87723,0.69754 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.87723,0.78220 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.87723,0.82155 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.61117,0.21266 left front textcolor rgb '#666666'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p2l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p2s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p2s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset multiplot
